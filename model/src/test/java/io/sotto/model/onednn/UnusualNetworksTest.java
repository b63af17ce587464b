package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.dl4j.Dl4jEngine;
import io.sotto.model.engine.Engine;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers in orders and sizes that none of our architectures has. */
class UnusualNetworksTest {
    private static final Optimiser PLAIN = new Optimiser.Sgd(0, 0);
    private static final Layer END = new Layer.Dense(Emotion.COUNT);
    private static final Layer AVERAGE = new Layer.GlobalAveragePool();
    private static final Layer RELU = new Layer.Relu();
    private static final Layer POOL = new Layer.MaxPool();
    private static final Layer BATCH = new Layer.Normalise(Normalisation.BATCH);
    private static final Layer GROUP = new Layer.Normalise(Normalisation.GROUP);

    private final Engine engine = OnednnEngine.start(ComputeType.FLOAT32);
    private final RandomGenerator random = new RandomStreams(3).stream("unusual");

    static Stream<Arguments> networks() {
        return Stream.of(
                network("biased before batch normalisation", convolution(8, true), BATCH, RELU, POOL, AVERAGE, END),
                network("normalised after a pool", convolution(8, true), POOL, BATCH, AVERAGE, END),
                network("normalised pixels", BATCH, convolution(8, true), RELU, AVERAGE, END),
                network("rectified after a pool", convolution(8, true), POOL, RELU, AVERAGE, END),
                network("rectified twice", convolution(8, true), RELU, RELU, POOL, POOL, AVERAGE, END),
                network(
                        "kernels that fill no vector",
                        convolution(5, true),
                        RELU,
                        convolution(11, false),
                        AVERAGE,
                        END),
                network("one kernel", convolution(1, true), RELU, POOL, AVERAGE, END),
                network("groups of three", convolution(24, false), GROUP, POOL, RELU, AVERAGE, END),
                network("large kernels", new Layer.Convolution(8, 5, true, true), RELU, AVERAGE, END),
                network("pooled pixels", POOL, convolution(8, true), RELU, AVERAGE, END),
                network("dense twice", convolution(8, true), AVERAGE, new Layer.Dense(9), END));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void stepAndPredict_unusualNetwork_agreeWithDeeplearning4j(String name, Network network) {
        ParameterVector start = network.initialParameters(random);
        FaceBatch batch = Batches.noise(5, 19, random);
        try (EmotionModel model = engine.create(network, PLAIN);
                EmotionModel oracle = Dl4jEngine.start().create(network, PLAIN)) {
            model.load(start);
            oracle.load(start);
            assertThat(model.step(batch, 0.1f, 1)).isCloseTo(oracle.step(batch, 0.1f, 1), within(1e-4f));
            assertThat(model.parameters().minus(oracle.parameters()).norm())
                    .isLessThan(1e-3 * oracle.parameters().minus(start).norm());
            float[] expected = oracle.predict(batch);
            float[] actual = model.predict(batch);
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(1e-3f));
            }
        }
    }

    @Test
    void create_networkThatCannotBe_isRefusedAtItsFirstUse() {
        assertRefused("expected a dense layer of 7 units", convolution(8, true), AVERAGE);
        assertRefused("expected a dense layer of 7 units", AVERAGE, new Layer.Dense(6));
        assertRefused("12 channels", convolution(12, false), GROUP, AVERAGE, END);
        assertRefused("too small", POOL, POOL, POOL, POOL, POOL, AVERAGE, END);
    }

    private void assertRefused(String message, Layer... layers) {
        Network network = new Network("impossible", List.of(layers));
        FaceBatch batch = Batches.noise(2, 19, random);
        try (EmotionModel model = engine.create(network, PLAIN)) {
            assertThatThrownBy(() -> model.step(batch, 0.1f, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> model.predict(batch)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Arguments network(String name, Layer... layers) {
        return Arguments.of(name, new Network(name, List.of(layers)));
    }

    private static Layer convolution(int kernels, boolean biased) {
        return new Layer.Convolution(kernels, 3, true, biased);
    }
}
