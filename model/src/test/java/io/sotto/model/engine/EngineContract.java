package io.sotto.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.Prediction;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.data.Usage;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Learning;
import io.sotto.model.train.LocalTrainer;
import io.sotto.model.train.Loss;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every engine must do, its numbers included. */
public abstract class EngineContract extends ArithmeticContract {
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

    /** As a sum with rounding or noise may leave it: in training, with fixed statistics too, and in inference. */
    @Test
    void load_negativeRunningVariance_isTakenForZero() {
        Network network = TinyNetworks.pooled(Normalisation.BATCH);
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        try (EmotionModel model = engine().create(network, MOMENTUM);
                EmotionModel other = engine().create(network, MOMENTUM)) {
            model.load(withFirstVariances(start, -0.3f));
            other.load(withFirstVariances(start, 0));
            float[] probabilities = model.predict(batch);
            assertThat(probabilities).isEqualTo(other.predict(batch));
            for (float probability : probabilities) {
                assertThat(probability).isBetween(0f, 1.001f);
            }
            model.freezeStatistics(true);
            other.freezeStatistics(true);
            model.step(batch, 0.01f, SEED);
            other.step(batch, 0.01f, SEED);
            assertThat(model.parameters().isFinite()).isTrue();
            assertThat(model.parameters()).isEqualTo(other.parameters());
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

    @ParameterizedTest
    @EnumSource(Normalisation.class)
    void steps_frozenLayers_keepTheirBitsAndTheOthersLearn(Normalisation kind) {
        Network network = TinyNetworks.pooled(kind);
        ParameterVector start = TinyNetworks.parameters(network, random);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        int fixed = network.parametersOfFirst(2);
        for (Optimiser optimiser : List.of(MOMENTUM, Optimiser.Adam.standard())) {
            try (EmotionModel model = engine().create(network, new Learning(optimiser, Loss.CROSS_ENTROPY, 2))) {
                model.load(start);
                for (int i = 0; i < 3; i++) {
                    model.step(batch, 0.05f, i);
                }
                float[] before = start.toArray();
                float[] after = model.parameters().toArray();
                assertThat(Arrays.copyOf(after, fixed)).isEqualTo(Arrays.copyOf(before, fixed));
                for (ParameterLayout.Entry entry : network.layout().entries()) {
                    int end = entry.offset() + entry.length();
                    assertThat(Arrays.equals(before, entry.offset(), end, after, entry.offset(), end))
                            .as(entry.name())
                            .isEqualTo(entry.offset() < fixed);
                }
            }
        }
    }

    @Test
    void create_allLayersFrozen_isRefused() {
        Network network = TinyNetworks.pooled(Normalisation.NONE);
        assertThatThrownBy(() -> engine().create(network, new Learning(MOMENTUM, Loss.CROSS_ENTROPY, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 layers of tiny-pooled+none: expected fewer than its 4 convolutions and dense");
    }

    @Test
    void freezeStatistics_halfWay_keepsThemFromThenOn() {
        Network network = TinyNetworks.pooled(Normalisation.BATCH);
        FaceBatch batch = TinyNetworks.batch(4, SIDE, random);
        try (EmotionModel model = engine().create(network, MOMENTUM)) {
            model.load(TinyNetworks.parameters(network, random));
            float[] start = statistics(model);
            model.step(batch, 0.05f, 1);
            float[] moved = statistics(model);
            model.freezeStatistics(true);
            ParameterVector before = model.parameters();
            model.step(batch, 0.05f, 2);
            assertThat(statistics(model)).isEqualTo(moved).isNotEqualTo(start);
            assertThat(model.parameters()).isNotEqualTo(before);
            model.freezeStatistics(false);
            model.step(batch, 0.05f, 3);
            assertThat(statistics(model)).isNotEqualTo(moved);
        }
    }

    /** Chance is 14 %. */
    @Test
    void training_onSyntheticFaces_doesMuchBetterThanALinearModel() {
        double linear = accuracyAfterTraining(TinyNetworks.linear(), 0.002);
        double learner = accuracyAfterTraining(TinyNetworks.learner(), 0.1);

        assertThat(linear).isGreaterThan(0.2);
        assertThat(learner).isGreaterThan(linear + 0.12);
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

    private static float[] statistics(EmotionModel model) {
        float[] all = model.parameters().toArray();
        List<Float> running = new ArrayList<>();
        for (ParameterLayout.Entry entry : model.layout().entries()) {
            for (int i = entry.offset(); !entry.role().isTrained() && i < entry.offset() + entry.length(); i++) {
                running.add(all[i]);
            }
        }
        float[] values = new float[running.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = running.get(i);
        }
        return values;
    }

    private static ParameterVector withFirstVariances(ParameterVector vector, float variance) {
        float[] values = vector.toArray();
        vector.layout().entries().stream()
                .filter(entry -> entry.role() == ParameterLayout.Role.RUNNING_VARIANCE)
                .forEach(entry -> values[entry.offset()] = variance);
        return ParameterVector.of(vector.layout(), values);
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

    private double accuracyAfterTraining(Network network, double rate) {
        FaceData data = SyntheticFaces.data(1400, 350, 0, 5);
        Optimiser optimiser = new Optimiser.Sgd(0.9, 5e-4);
        RandomStreams streams = new RandomStreams(1);
        int epochs = 5;
        try (EmotionModel model = engine().create(network, optimiser)) {
            model.load(network.initialParameters(streams.stream("initial")));
            for (int epoch = 0; epoch < epochs; epoch++) {
                TrainingPlan plan = new TrainingPlan(1, 16, rate * (epochs - epoch) / epochs, 0, true, optimiser);
                new LocalTrainer(plan).train(model, data.faces(Usage.TRAINING), streams.stream("order", 0, epoch));
            }
            return accuracy(model, data.faces(Usage.PUBLIC_TEST));
        }
    }

    private static double accuracy(EmotionModel model, FaceSet faces) {
        FaceBatch batch = new FaceBatch(faces.size(), FaceImage.SIDE);
        faces.images().forEach(batch::add);
        float[] probabilities = model.predict(batch);
        int right = 0;
        for (int i = 0; i < faces.size(); i++) {
            float[] row = Arrays.copyOfRange(probabilities, i * Emotion.COUNT, (i + 1) * Emotion.COUNT);
            right += Prediction.of(row).top() == faces.label(i) ? 1 : 0;
        }
        return (double) right / faces.size();
    }
}
