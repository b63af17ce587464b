package io.sotto.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.ClassMap;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Loss;
import io.sotto.model.train.Optimiser;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The numbers of every engine: compared with {@link Oracle}, within what float32 and Winograd lose. */
public abstract class ArithmeticContract {
    static final Optimiser PLAIN = new Optimiser.Sgd(0, 0);
    static final Optimiser MOMENTUM = new Optimiser.Sgd(0.9, 1e-2);
    static final int SIDE = 13;
    static final long SEED = ReferenceNetwork.SEED;
    private static final double FLOAT32 = 2e-4;

    final RandomGenerator random = new RandomStreams(11).stream("contract");

    /** The engine under test. */
    protected abstract Engine engine();

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void predict_anyNormalisation_givesTheOraclesProbabilities(Normalisation kind) {
        assertPrediction(TinyNetworks.pooled(kind), SIDE);
        assertPrediction(TinyNetworks.dense(kind), FaceImage.SIDE);
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void step_plain_givesTheOraclesLossAndGradient(Normalisation kind) {
        assertStep(TinyNetworks.pooled(kind), SIDE);
        assertStep(TinyNetworks.dense(kind), FaceImage.SIDE);
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void step_focusAndClassWeights_givesTheOraclesLossAndGradient(Normalisation kind) {
        Loss loss = new Loss(2, List.of(1.0, 3.0, 0.5, 0.0, 1.5, 1.0, 2.0));
        assertStep(TinyNetworks.pooled(kind), SIDE, loss, false);
        assertStep(TinyNetworks.pooled(kind), SIDE, new Loss(0, loss.classWeights()), false);
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void step_frozenStatistics_normalisesByThemAndLeavesThem(Normalisation kind) {
        assertStep(TinyNetworks.pooled(kind), SIDE, Loss.CROSS_ENTROPY, true);
    }

    @ParameterizedTest
    @EnumSource(ClassMap.class)
    void model_mergedClasses_givesTheOraclesNumbers(ClassMap classes) {
        Network network = TinyNetworks.pooled(Normalisation.BATCH, classes);
        assertPrediction(network, SIDE);
        assertStep(network, SIDE, new Loss(1, List.of(1.0, 3.0, 0.5, 2.0, 1.5, 1.0, 2.0)), false);
    }

    @Test
    void model_largerImages_givesTheOraclesNumbers() {
        Network network = TinyNetworks.dense(Normalisation.BATCH, 61);
        assertPrediction(network, 61);
        assertStep(network, 61);
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void steps_momentumAndDecay_followNesterov(Normalisation kind) {
        Network network = TinyNetworks.pooled(kind);
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        float[] rates = {0.05f, 0.02f, 0.1f};
        try (EmotionModel model = engine().create(network, MOMENTUM);
                EmotionModel probe = engine().create(network, PLAIN)) {
            model.load(start);
            PlainOptimiser plain = new PlainOptimiser(start);
            for (float rate : rates) {
                model.step(batch, rate, SEED);
                plain.nesterov(trainedGradient(probe, plain.parameters(), batch), rate, 0.9, 1e-2);
                plain.takeRunning(model.parameters());
            }
            assertClose(model.parameters(), plain.parameters().toArray(), FLOAT32);
        }
    }

    @Test
    void steps_adam_followKingmaAndBa() {
        Network network = TinyNetworks.pooled(Normalisation.NONE);
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        float[] rates = {0.01f, 0f, 0.02f};
        try (EmotionModel model = engine().create(network, new Optimiser.Adam(0.9, 0.99, 1e-3, 1e-2));
                EmotionModel probe = engine().create(network, PLAIN)) {
            model.load(start);
            PlainOptimiser plain = new PlainOptimiser(start);
            for (float rate : rates) {
                model.step(batch, rate, SEED);
                plain.adam(trainedGradient(probe, plain.parameters(), batch), rate, 0.9, 0.99, 1e-3, 1e-2);
            }
            assertClose(model.parameters(), plain.parameters().toArray(), FLOAT32);
        }
    }

    @Test
    void step_rateZero_givesTheLossAndLeavesWeights() {
        Network network = TinyNetworks.pooled(Normalisation.NONE);
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        try (EmotionModel model = engine().create(network, Optimiser.Adam.standard())) {
            model.load(start);
            assertThat(model.step(batch, 0, SEED))
                    .isCloseTo((float) new Oracle(network, batch).loss(start), within(1e-4f));
            assertThat(model.parameters()).isEqualTo(start);
        }
    }

    @Test
    void model_batchesAndSidesThatChange_answersAsForEachAlone() {
        Network network = TinyNetworks.pooled(Normalisation.GROUP);
        ParameterVector start = TinyNetworks.parameters(network, random);
        try (EmotionModel model = engine().create(network, PLAIN)) {
            for (int[] form : new int[][] {{5, 13}, {2, 13}, {7, 24}, {1, 13}, {5, 48}}) {
                FaceBatch batch = TinyNetworks.batch(form[0], form[1], random);
                model.load(start);
                Oracle oracle = new Oracle(network, batch);
                assertThat(model.step(batch, 0, SEED)).isCloseTo((float) oracle.loss(start), within(2e-4f));
                assertClose(model.predict(batch), oracle.probabilities(start), FLOAT32);
            }
        }
    }

    private void assertPrediction(Network network, int side) {
        ParameterVector parameters = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(3, side, random);
        try (EmotionModel model = engine().create(network, PLAIN)) {
            model.load(parameters);
            assertClose(model.predict(batch), new Oracle(network, batch).probabilities(parameters), FLOAT32);
        }
    }

    private void assertStep(Network network, int side) {
        assertStep(network, side, Loss.CROSS_ENTROPY, false);
    }

    private void assertStep(Network network, int side, Loss loss, boolean frozenStatistics) {
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(3, side, random);
        Oracle oracle = new Oracle(network, batch, loss, frozenStatistics);
        try (EmotionModel model = engine().create(network, new Learning(PLAIN, loss, 0))) {
            model.load(start);
            model.freezeStatistics(frozenStatistics);
            assertThat(model.step(batch, 1, SEED)).isCloseTo((float) oracle.loss(start), within(2e-4f));
            assertGradient(network.layout(), oracle, start, model.parameters());
        }
    }

    /** Every running statistic, and some elements of every other tensor. */
    private void assertGradient(ParameterLayout layout, Oracle oracle, ParameterVector start, ParameterVector end) {
        double[] afterForward = oracle.afterForward(start);
        for (ParameterLayout.Entry entry : layout.entries()) {
            for (int probe = 0; probe < Math.min(entry.length(), 8); probe++) {
                int i = entry.offset() + random.nextInt(entry.length());
                double expected =
                        entry.role().isTrained() ? -oracle.derivative(start, i) : afterForward[i] - start.get(i);
                assertThat((double) end.get(i) - start.get(i))
                        .describedAs("change of %s, element %d", entry.name(), i - entry.offset())
                        .isCloseTo(expected, within(FLOAT32 + 2e-3 * Math.abs(expected)));
            }
        }
    }

    /** What a step of rate 1 subtracts from the parameters that gradient descent changes; 0 for the others. */
    private static double[] trainedGradient(EmotionModel probe, ParameterVector parameters, FaceBatch batch) {
        probe.load(parameters);
        probe.step(batch, 1, SEED);
        ParameterVector end = probe.parameters();
        double[] gradient = new double[parameters.length()];
        for (ParameterLayout.Entry entry : parameters.layout().entries()) {
            for (int i = entry.offset(); entry.role().isTrained() && i < entry.offset() + entry.length(); i++) {
                gradient[i] = (double) parameters.get(i) - end.get(i);
            }
        }
        return gradient;
    }

    private static void assertClose(ParameterVector actual, float[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).describedAs("parameter %d", i).isCloseTo(expected[i], within((float) tolerance));
        }
    }

    private static void assertClose(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).describedAs("element %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
