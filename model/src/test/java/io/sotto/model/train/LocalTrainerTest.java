package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.SoftmaxModel;
import io.sotto.model.data.SyntheticFaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalTrainerTest {
    private static final FaceSet FACES = numbered(10);

    private final Recorder model = new Recorder();

    @Test
    void train_everyEpoch_showsEachFaceOnceInAnotherOrder() {
        TrainingReport report = trainer(3, 4, false).train(model, FACES, new RandomStreams(1).stream("local"));

        assertThat(model.sizes).containsExactly(4, 4, 2, 4, 4, 2, 4, 4, 2);
        assertThat(report.faces()).isEqualTo(10);
        assertThat(report.steps()).isEqualTo(9);
        Set<List<Integer>> orders = new HashSet<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            List<Integer> seen = model.faces.subList(10 * epoch, 10 * (epoch + 1));
            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            orders.add(seen);
        }
        assertThat(orders).hasSize(3);
    }

    /** The recorder's loss is the batch's number; a batch counts by its faces, and only the last pass counts. */
    @Test
    void train_unequalBatches_weighsTheLossByFaces() {
        TrainingReport report = trainer(2, 4, false).train(model, FACES, new RandomStreams(1).stream("local"));

        assertThat(report.meanLoss()).isCloseTo((4 * 4 + 4 * 5 + 2 * 6) / 10.0, within(1e-9));
    }

    @Test
    void train_labels_stayWithTheirFaces() {
        trainer(1, 3, false).train(model, FACES, new RandomStreams(2).stream("local"));

        for (int i = 0; i < model.faces.size(); i++) {
            assertThat(model.labels.get(i)).isEqualTo(model.faces.get(i) % Emotion.COUNT);
        }
    }

    @Test
    void train_mirror_turnsAboutHalfOfTheFaces() {
        trainer(100, 10, true).train(model, FACES, new RandomStreams(3).stream("local"));

        assertThat(model.mirrored).isBetween(420, 580);
    }

    @Test
    void train_noMirror_turnsNone() {
        trainer(5, 10, false).train(model, FACES, new RandomStreams(3).stream("local"));

        assertThat(model.mirrored).isZero();
    }

    @Test
    void train_frozenStatistics_areFrozenFromTheFirstStepAndNotInTheNextPlan() {
        TrainingPlan plan = new TrainingPlan(1, 10, 0.01, 0, false, new Optimiser.Sgd(0, 0));

        new LocalTrainer(plan.withFrozenStatistics(true)).train(model, FACES, new RandomStreams(1).stream("local"));
        assertThat(model.frozen).hasSameSizeAs(model.sizes).containsOnly(true);

        model.frozen.clear();
        new LocalTrainer(plan).train(model, FACES, new RandomStreams(1).stream("local"));
        assertThat(model.frozen).isNotEmpty().containsOnly(false);
    }

    @Test
    void train_sameStream_givesTheSameParameters() {
        FaceSet faces = SyntheticFaces.faces(70, new RandomStreams(4).stream("faces"));

        assertThat(trained(faces, 9)).isEqualTo(trained(faces, 9)).isNotEqualTo(trained(faces, 10));
    }

    @Test
    void train_realModel_lowersItsLoss() {
        FaceSet faces = SyntheticFaces.faces(70, new RandomStreams(4).stream("faces"));
        try (SoftmaxModel softmax = new SoftmaxModel()) {
            double first = trainer(1, 16, false)
                    .train(softmax, faces, new RandomStreams(1).stream("local"))
                    .meanLoss();
            double last = trainer(20, 16, false)
                    .train(softmax, faces, new RandomStreams(2).stream("local"))
                    .meanLoss();
            assertThat(last).isLessThan(first / 2);
        }
    }

    @Test
    void train_afterEachStep_tellsWhichShareIsDone() {
        List<Double> shares = new ArrayList<>();
        TrainingPlan plan = new TrainingPlan(2, 4, 0.01, 0, false, new Optimiser.Sgd(0, 0));

        new LocalTrainer(plan, shares::add).train(model, FACES, new RandomStreams(1).stream("local"));

        assertThat(shares).containsExactly(1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0, 1.0);
    }

    @Test
    void train_noFace_isRefusedBeforeAnyStep() {
        assertThatThrownBy(() -> trainer(1, 4, false).train(model, numbered(0), new RandomStreams(1).stream("local")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no face");
        assertThat(model.sizes).isEmpty();
    }

    private static ParameterVector trained(FaceSet faces, long seed) {
        try (SoftmaxModel softmax = new SoftmaxModel()) {
            trainer(2, 16, true).train(softmax, faces, new RandomStreams(seed).stream("local"));
            return softmax.parameters();
        }
    }

    private static LocalTrainer trainer(int epochs, int batchSize, boolean mirror) {
        return new LocalTrainer(new TrainingPlan(epochs, batchSize, 0.01, 0, mirror, new Optimiser.Sgd(0, 0)));
    }

    /** Faces that carry their number in the first pixel of each row; the last pixel of each row is 255. */
    private static FaceSet numbered(int count) {
        List<FaceImage> images = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            byte[] pixels = new byte[FaceImage.PIXELS];
            for (int row = 0; row < FaceImage.SIDE; row++) {
                pixels[row * FaceImage.SIDE] = (byte) number;
                pixels[row * FaceImage.SIDE + FaceImage.SIDE - 1] = (byte) 255;
            }
            images.add(FaceImage.of(pixels));
        }
        return new FaceSet(
                images,
                IntStream.range(0, count)
                        .mapToObj(i -> Emotion.ofLabel(i % Emotion.COUNT))
                        .toList());
    }

    /** Learns nothing and notes what it is shown; its loss is the number of the step, from 1. */
    private static final class Recorder implements EmotionModel {
        private final List<Integer> sizes = new ArrayList<>();
        private final List<Integer> faces = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<Boolean> frozen = new ArrayList<>();
        private boolean statisticsFrozen;
        private int mirrored;

        @Override
        public float step(FaceBatch batch, float learningRate, long seed) {
            sizes.add(batch.size());
            frozen.add(statisticsFrozen);
            for (int i = 0; i < batch.size(); i++) {
                int start = i * FaceImage.PIXELS;
                int first = pixel(batch, start);
                int last = pixel(batch, start + FaceImage.SIDE - 1);
                mirrored += first == 255 ? 1 : 0;
                faces.add(Math.min(first, last));
                float[] target = Arrays.copyOfRange(batch.targets(), i * Emotion.COUNT, (i + 1) * Emotion.COUNT);
                labels.add(IntStream.range(0, Emotion.COUNT)
                        .filter(label -> target[label] == 1)
                        .findFirst()
                        .orElseThrow());
            }
            return sizes.size();
        }

        @Override
        public void freezeStatistics(boolean frozen) {
            statisticsFrozen = frozen;
        }

        private static int pixel(FaceBatch batch, int index) {
            return Math.round(batch.pixels()[index] * FaceBatch.PIXEL_DEVIATION + FaceBatch.PIXEL_MEAN);
        }

        @Override
        public ParameterLayout layout() {
            return SoftmaxModel.LAYOUT;
        }

        @Override
        public ParameterVector parameters() {
            throw new UnsupportedOperationException("a recorder has no parameters");
        }

        @Override
        public void load(ParameterVector parameters) {
            throw new UnsupportedOperationException("a recorder takes no parameters");
        }

        @Override
        public OptimiserState optimiserState() {
            return OptimiserState.fresh();
        }

        @Override
        public void restore(ParameterVector parameters, OptimiserState state) {
            throw new UnsupportedOperationException("a recorder takes no parameters");
        }

        @Override
        public float[] predict(FaceBatch batch) {
            throw new UnsupportedOperationException("a recorder predicts nothing");
        }

        @Override
        public void close() {
            sizes.clear();
        }
    }
}
