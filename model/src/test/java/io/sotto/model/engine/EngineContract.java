package io.sotto.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every engine must do. Numbers are compared with {@link Oracle}, within what float32 and Winograd lose. */
public abstract class EngineContract {
    private static final Optimiser PLAIN = new Optimiser.Sgd(0, 0);
    private static final Optimiser MOMENTUM = new Optimiser.Sgd(0.9, 1e-2);
    private static final int SIDE = 13;
    private static final long SEED = ReferenceNetwork.SEED;
    private static final double FLOAT32 = 2e-4;

    private final RandomGenerator random = new RandomStreams(11).stream("contract");

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

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void load_thenParameters_givesTheSameBits(Architecture architecture) {
        for (Normalisation kind : Normalisation.values()) {
            Network network = architecture.network(kind);
            ParameterVector start = TinyNetworks.parameters(network, random);
            try (EmotionModel model = engine().create(network, MOMENTUM)) {
                model.load(start);
                assertThat(model.layout()).isEqualTo(network.layout());
                assertThat(model.parameters()).isEqualTo(start);
            }
        }
    }

    @Test
    void load_afterSteps_forgetsMomentum() {
        Network network = TinyNetworks.pooled(Normalisation.BATCH);
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        try (EmotionModel model = engine().create(network, MOMENTUM)) {
            model.load(start);
            model.step(batch, 0.1f, SEED);
            ParameterVector once = model.parameters();
            model.step(batch, 0.1f, SEED);
            model.load(start);
            assertThat(model.optimiserState().isFresh()).isTrue();
            model.step(batch, 0.1f, SEED);
            assertThat(model.parameters()).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "NONE"})
    void restore_stateAndParameters_goesOnToTheSameBits(Normalisation kind) {
        Network network = TinyNetworks.pooled(kind);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        for (Optimiser optimiser : List.of(MOMENTUM, Optimiser.Adam.standard())) {
            try (EmotionModel model = engine().create(network, optimiser);
                    EmotionModel other = engine().create(network, optimiser)) {
                model.load(TinyNetworks.parameters(network, random));
                model.step(batch, 0.01f, SEED);
                model.step(batch, 0.01f, SEED);
                OptimiserState state = model.optimiserState();
                other.restore(model.parameters(), state);
                model.step(batch, 0.01f, SEED);
                other.step(batch, 0.01f, SEED);
                assertThat(other.parameters()).isEqualTo(model.parameters());
                assertThat(other.optimiserState())
                        .isEqualTo(model.optimiserState())
                        .isNotEqualTo(state);
            }
        }
    }

    @Test
    void restore_stateOfAnotherOptimiser_isRefused() {
        Network network = TinyNetworks.pooled(Normalisation.NONE);
        ParameterVector start = TinyNetworks.parameters(network, random);
        try (EmotionModel adam = engine().create(network, Optimiser.Adam.standard());
                EmotionModel momentum = engine().create(network, MOMENTUM)) {
            adam.load(start);
            adam.step(TinyNetworks.batch(2, SIDE, random), 0.1f, 0);
            OptimiserState state = adam.optimiserState();
            assertThatThrownBy(() -> momentum.restore(start, state)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void load_layoutOfAnotherNetwork_isRefusedAndChangesNothing() {
        Network network = TinyNetworks.pooled(Normalisation.BATCH);
        ParameterVector start = TinyNetworks.parameters(network, random);
        ParameterVector other = TinyNetworks.parameters(TinyNetworks.pooled(Normalisation.GROUP), random);
        try (EmotionModel model = engine().create(network, MOMENTUM)) {
            model.load(start);
            assertThatThrownBy(() -> model.load(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(network.name());
            assertThat(model.parameters()).isEqualTo(start);
        }
    }

    @Test
    void batch_thatDoesNotFit_isRefused() {
        try (EmotionModel model = engine().create(TinyNetworks.dense(Normalisation.NONE), MOMENTUM)) {
            assertThatThrownBy(() -> model.predict(TinyNetworks.batch(1, SIDE, random)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("13")
                    .hasMessageContaining("48");
            FaceBatch empty = new FaceBatch(1, FaceImage.SIDE);
            assertThatThrownBy(() -> model.step(empty, 0.1f, 0)).isInstanceOf(IllegalArgumentException.class);
            FaceBatch batch = TinyNetworks.batch(1, FaceImage.SIDE, random);
            assertThatThrownBy(() -> model.step(batch, Float.NaN, SEED)).isInstanceOf(IllegalArgumentException.class);
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

    @Test
    void step_networkWithDropout_dependsOnTheSeedAlone() {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        ParameterVector start = network.initialParameters(random);
        FaceBatch batch = TinyNetworks.batch(4, 16, random);
        try (EmotionModel model = engine().create(network, MOMENTUM)) {
            ParameterVector first = after(model, start, batch, 5);
            assertThat(after(model, start, batch, 5)).isEqualTo(first);
            assertThat(after(model, start, batch, 6)).isNotEqualTo(first);
        }
    }

    @Test
    void training_onSeveralThreadsAtOnce_givesTheSameBits() throws Exception {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        ParameterVector start = network.initialParameters(random);
        FaceBatch batch = TinyNetworks.batch(8, 16, random);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<ParameterVector>> results = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                results.add(threads.submit(() -> train(network, start, batch)));
            }
            ParameterVector here = train(network, start, batch);
            for (Future<ParameterVector> result : results) {
                assertThat(result.get()).isEqualTo(here);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void close_twice_doesNothingMoreAndFurtherCallsFail() {
        Network network = TinyNetworks.pooled(Normalisation.NONE);
        EmotionModel model = engine().create(network, MOMENTUM);
        try (EmotionModel neighbour = engine().create(network, MOMENTUM)) {
            FaceBatch batch = TinyNetworks.batch(2, SIDE, random);
            neighbour.load(TinyNetworks.parameters(network, random));
            float[] before = neighbour.predict(batch);
            model.close();
            model.close();
            assertThatThrownBy(model::parameters).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> model.predict(batch)).isInstanceOf(IllegalStateException.class);
            assertThat(neighbour.predict(batch)).isEqualTo(before);
        }
    }

    private static ParameterVector after(EmotionModel model, ParameterVector start, FaceBatch batch, long seed) {
        model.load(start);
        model.step(batch, 0.1f, seed);
        return model.parameters();
    }

    private ParameterVector train(Network network, ParameterVector start, FaceBatch batch) {
        try (EmotionModel model = engine().create(network, MOMENTUM)) {
            model.load(start);
            for (int i = 0; i < 5; i++) {
                model.step(batch, 0.05f, i);
            }
            return model.parameters();
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
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(3, side, random);
        Oracle oracle = new Oracle(network, batch);
        try (EmotionModel model = engine().create(network, PLAIN)) {
            model.load(start);
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
