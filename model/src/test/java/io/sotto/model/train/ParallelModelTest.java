package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ParallelModelTest {
    private static final Learning LEARNING = Learning.by(new Optimiser.Sgd(0.9, 1e-3));
    private static final Network PLAIN = network(Normalisation.NONE);
    private static Engine engine;

    private final RandomGenerator random = new RandomStreams(5).stream("parallel");

    @BeforeAll
    static void start() {
        engine = Engines.select(EngineChoice.AUTO);
    }

    /** Without dropout and batch statistics, the step of the parts is the step of the whole; in float32, to be exact. */
    @Test
    void step_unevenParts_isTheWholeBatchsStepButForRounding() {
        Engine exact = Engines.select(EngineChoice.DL4J);
        FaceBatch batch = batch(7);
        ParameterVector start = PLAIN.initialParameters(random);
        try (EmotionModel whole = exact.create(PLAIN, LEARNING);
                EmotionModel parts = new ParallelModel(() -> exact.create(PLAIN, LEARNING), 3)) {
            whole.load(start);
            parts.load(start);
            for (int i = 0; i < 4; i++) {
                assertThat(parts.step(batch, 0.05f, i)).isCloseTo(whole.step(batch, 0.05f, i), within(1e-4f));
            }
            assertClose(parts.parameters(), whole.parameters());
            assertClose(parts.predict(batch), whole.predict(batch));
        }
    }

    @Test
    void steps_sameNumberOfParts_giveTheSameBitsAndGoOnFromAState() {
        Network network = network(Normalisation.BATCH);
        List<FaceBatch> batches = List.of(batch(8), batch(5), batch(1), batch(8));
        ParameterVector start = network.initialParameters(random);
        try (EmotionModel one = new ParallelModel(() -> engine.create(network, LEARNING), 2);
                EmotionModel other = new ParallelModel(() -> engine.create(network, LEARNING), 2)) {
            one.load(start);
            other.load(start);
            for (FaceBatch batch : batches.subList(0, 2)) {
                one.step(batch, 0.05f, 1);
                other.step(batch, 0.05f, 1);
            }
            other.restore(one.parameters(), one.optimiserState());
            for (FaceBatch batch : batches.subList(2, 4)) {
                one.step(batch, 0.05f, 2);
                other.step(batch, 0.05f, 2);
            }
            assertThat(other.parameters()).isEqualTo(one.parameters()).isNotEqualTo(start);
        }
    }

    @Test
    void steps_frozenLayersAndStatistics_keepTheirBits() {
        Network network = network(Normalisation.BATCH);
        Learning learning = new Learning(LEARNING.optimiser(), Loss.CROSS_ENTROPY, 1);
        ParameterVector start = network.initialParameters(random);
        int fixed = network.parametersOfFirst(1);
        try (EmotionModel parts = new ParallelModel(() -> engine.create(network, learning), 3)) {
            parts.load(start);
            parts.step(batch(7), 0.05f, 1);
            float[] after = parts.parameters().toArray();
            assertThat(Arrays.copyOf(after, fixed)).isEqualTo(Arrays.copyOf(start.toArray(), fixed));
            assertThat(after).isNotEqualTo(start.toArray());
        }
    }

    @Test
    void create_modelThatCannotBe_saysWhy() {
        Learning none = new Learning(LEARNING.optimiser(), Loss.CROSS_ENTROPY, 3);
        assertThatThrownBy(() -> new ParallelModel(() -> engine.create(PLAIN, none), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected fewer than its 3");
    }

    private static Network network(Normalisation kind) {
        boolean none = kind == Normalisation.NONE;
        Layer convolution = new Layer.Convolution(8, 3, true, none);
        Layer norm = none ? new Layer.Relu() : new Layer.Normalise(kind);
        return new Network(
                "tiny+" + kind.word(),
                List.of(
                        convolution,
                        norm,
                        new Layer.Relu(),
                        new Layer.MaxPool(),
                        convolution,
                        norm,
                        new Layer.GlobalAveragePool(),
                        new Layer.Dense(Emotion.COUNT)));
    }

    private FaceBatch batch(int size) {
        FaceBatch batch = new FaceBatch(size, 12);
        for (int n = 0; n < size; n++) {
            int offset = batch.claim(Emotion.ofLabel(random.nextInt(Emotion.COUNT)), 0.1f);
            for (int i = offset; i < offset + 144; i++) {
                batch.pixels()[i] = (float) random.nextGaussian();
            }
        }
        return batch;
    }

    private static void assertClose(ParameterVector actual, ParameterVector expected) {
        assertClose(actual.toArray(), expected.toArray());
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(2e-4f));
        }
    }
}
