package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.dl4j.Dl4jEngine;
import io.sotto.model.engine.Engine;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deeplearning4j as the oracle, on the networks that are in use, dropout taken out. */
class Dl4jAgreementTest {
    private static final float SMOOTHING = 0.1f;
    private static final Optimiser SGD = new Optimiser.Sgd(0.9, 5e-4);
    /**
     * With the usual epsilon a first step is the gradient's sign, which rounding decides where there is next to none. It
     * decides, too, on which side of a ReLU's corner a number next to 0 falls, and that moves a gradient by a percent.
     */
    private static final Optimiser ADAM = new Optimiser.Adam(0.9, 0.999, 1e-1, 5e-4);

    private final Engine oracle = Dl4jEngine.start();
    private final Engine engine = OnednnEngine.start(ComputeType.FLOAT32);
    private final RandomGenerator random = new RandomStreams(5).stream("agreement");

    static Stream<Arguments> everyNetworkAndOptimiser() {
        return Arrays.stream(Architecture.values())
                .flatMap(architecture -> Arrays.stream(Normalisation.values()).map(architecture::network))
                .map(Dl4jAgreementTest::withoutDropout)
                .flatMap(network -> Stream.of(SGD, ADAM).map(optimiser -> Arguments.of(network, optimiser)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyNetworkAndOptimiser")
    void step_sameStart_weightsAgree(Network network, Optimiser optimiser) {
        ParameterVector start = start(network);
        FaceBatch batch = faces(4);
        assertAgree(
                start,
                steps(oracle, network, optimiser, start, batch, 1, 3e-4f),
                steps(engine, network, optimiser, start, batch, 1, 3e-4f));
    }

    @Test
    void fiftySteps_sameStart_lossesAgree() {
        assertLossesAgree(withoutDropout(Architecture.SMALL.network(Normalisation.BATCH)), SGD);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyNetworkAndOptimiser")
    void fiftySteps_everyNetwork_lossesAgree(Network network, Optimiser optimiser) {
        assertLossesAgree(network, optimiser);
    }

    private void assertLossesAgree(Network network, Optimiser optimiser) {
        ParameterVector start = start(network);
        FaceBatch batch = faces(4);
        float expected = steps(oracle, network, optimiser, start, batch, 50, 1e-3f).loss;
        float actual = steps(engine, network, optimiser, start, batch, 50, 1e-3f).loss;
        assertThat(actual).isCloseTo(expected, within(0.01f * expected));
    }

    private record Trained(float loss, ParameterVector parameters) {}

    private static Trained steps(
            Engine engine,
            Network network,
            Optimiser optimiser,
            ParameterVector start,
            FaceBatch batch,
            int count,
            float rate) {
        try (EmotionModel model = engine.create(network, optimiser)) {
            model.load(start);
            float loss = 0;
            for (int i = 0; i < count; i++) {
                loss = model.step(batch, rate, i);
            }
            return new Trained(loss, model.parameters());
        }
    }

    /** Tensor by tensor, the distance in units of the tensor's length and, for what corners leave, of its change. */
    private static void assertAgree(ParameterVector start, Trained expected, Trained actual) {
        assertThat(actual.loss).isCloseTo(expected.loss, within(1e-4f * expected.loss));
        for (ParameterLayout.Entry entry : expected.parameters.layout().entries()) {
            double distance = 0;
            double length = 0;
            double change = 0;
            for (int i = entry.offset(); i < entry.offset() + entry.length(); i++) {
                distance += square(actual.parameters.get(i) - expected.parameters.get(i));
                length += square(expected.parameters.get(i));
                change += square(expected.parameters.get(i) - start.get(i));
            }
            double rounding = 1e-6 * Math.sqrt(length);
            assertThat(Math.sqrt(distance))
                    .describedAs(entry.name())
                    .isLessThanOrEqualTo(1e-4 * Math.sqrt(length))
                    .isLessThanOrEqualTo(rounding + 0.05 * Math.sqrt(change));
        }
    }

    private static double square(double value) {
        return value * value;
    }

    /** Biases and shifts begin elsewhere than at 0, where no distance would be small enough. */
    private ParameterVector start(Network network) {
        ParameterVector initial = network.initialParameters(random);
        float[] values = initial.toArray();
        for (ParameterLayout.Entry entry : initial.layout().entries()) {
            if (entry.role() == Role.BIAS || entry.role() == Role.SHIFT || entry.role() == Role.RUNNING_MEAN) {
                for (int i = entry.offset(); i < entry.offset() + entry.length(); i++) {
                    values[i] = 0.1f * (float) random.nextGaussian();
                }
            }
        }
        return ParameterVector.of(initial.layout(), values);
    }

    private static Network withoutDropout(Network network) {
        List<Layer> layers = network.layers().stream()
                .filter(layer -> !(layer instanceof Layer.Dropout))
                .toList();
        return new Network(network.name(), layers);
    }

    private FaceBatch faces(int size) {
        FaceBatch batch = new FaceBatch(size, FaceImage.SIDE);
        byte[] pixels = new byte[FaceImage.PIXELS];
        for (int i = 0; i < size; i++) {
            random.nextBytes(pixels);
            batch.add(FaceImage.of(pixels), Emotion.ofLabel(i % Emotion.COUNT), SMOOTHING);
        }
        return batch;
    }
}
