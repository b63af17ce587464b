package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What bfloat16 may lose, and what not. */
class BFloat16Test {
    private static final Optimiser SGD = new Optimiser.Sgd(0.9, 5e-4);

    private final RandomGenerator random = new RandomStreams(7).stream("bfloat16");

    @BeforeEach
    void requireInstructions() {
        assumeTrue(OnednnLibrary.get().instructions().hasBfloat16(), "this CPU does not multiply bfloat16");
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void step_oneStep_goesWhereFloat32Goes(Architecture architecture) {
        for (Normalisation kind : Normalisation.values()) {
            Network network = architecture.network(kind);
            ParameterVector start = network.initialParameters(random);
            FaceBatch batch = Batches.noise(16, 48, random);
            Trained exact = train(ComputeType.FLOAT32, network, start, batch, 1);
            Trained rough = train(ComputeType.BFLOAT16, network, start, batch, 1);
            assertThat(rough.loss).describedAs(network.name()).isCloseTo(exact.loss, within(0.02f * exact.loss));
            assertThat(cosine(exact.parameters.minus(start), rough.parameters.minus(start)))
                    .describedAs("cosine of the steps of %s", network.name())
                    .isGreaterThan(0.97);
        }
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void steps_onOneBatch_learnAsFloat32Does(Normalisation kind) {
        Network network = Architecture.SMALL.network(kind);
        ParameterVector start = network.initialParameters(random);
        FaceBatch batch = Batches.noise(16, 32, random);
        float exact = train(ComputeType.FLOAT32, network, start, batch, 40).loss;
        float first = train(ComputeType.BFLOAT16, network, start, batch, 1).loss;
        float rough = train(ComputeType.BFLOAT16, network, start, batch, 40).loss;
        assertThat(rough).isLessThan(0.9f * first).isCloseTo(exact, within(0.1f * first));
    }

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void restore_stateAndParameters_goesOnToTheSameBits(Normalisation kind) {
        Network network = Architecture.SMALL.network(kind);
        FaceBatch batch = Batches.noise(6, 40, random);
        try (EmotionModel model = OnednnEngine.start(ComputeType.BFLOAT16).create(network, SGD);
                EmotionModel other = OnednnEngine.start(ComputeType.BFLOAT16).create(network, SGD)) {
            model.load(network.initialParameters(random));
            model.step(batch, 0.01f, 1);
            OptimiserState state = model.optimiserState();
            other.restore(model.parameters(), state);
            model.step(batch, 0.01f, 2);
            other.step(batch, 0.01f, 2);
            assertThat(other.parameters()).isEqualTo(model.parameters());
        }
    }

    /** A checkpoint holds its engine's description, and goes on with no other. */
    @Test
    void description_ofEachComputeType_differs() {
        assertThat(OnednnEngine.start(ComputeType.BFLOAT16).description())
                .contains("training in bfloat16, inference in float32")
                .isNotEqualTo(OnednnEngine.start(ComputeType.FLOAT32).description());
    }

    private record Trained(float loss, ParameterVector parameters) {}

    private static Trained train(ComputeType type, Network network, ParameterVector start, FaceBatch batch, int steps) {
        try (EmotionModel model = OnednnEngine.start(type).create(network, SGD)) {
            model.load(start);
            float loss = 0;
            for (int i = 0; i < steps; i++) {
                loss = model.step(batch, 0.01f, i);
            }
            return new Trained(loss, model.parameters());
        }
    }

    private static double cosine(ParameterVector a, ParameterVector b) {
        double product = 0;
        for (int i = 0; i < a.length(); i++) {
            product += (double) a.get(i) * b.get(i);
        }
        return product / (a.norm() * b.norm());
    }
}
