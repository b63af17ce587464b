package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.train.TrainingRecipe.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentralTrainerTest {
    private static final TrainingRecipe RECIPE = new TrainingRecipe(
            "small+batch",
            4,
            16,
            new OneCycle(0.1, 0.3),
            new Optimiser.Sgd(0.9, 0),
            0.1,
            0.9,
            List.of(new Stage(0.5, 32), new Stage(0.5, 48)),
            new Augmentation(10, 0.1, 0.12, 0.2, 0.2, 0.5, 0.25),
            7);
    private static final ParameterVector START = ParameterVector.of(Accumulator.LAYOUT, new float[] {1});

    @Test
    void next_stoppedHalfWay_goesOnToTheSameBits() {
        TrainingState unbroken = TrainingState.start(START);
        Accumulator one = new Accumulator();
        CentralTrainer trainer = trainer(one);
        for (int epoch = 0; epoch < 4; epoch++) {
            unbroken = trainer.next(unbroken).state();
        }
        TrainingState half = trainer(new Accumulator())
                .next(trainer(new Accumulator())
                        .next(TrainingState.start(START))
                        .state())
                .state();
        TrainingState resumed = trainer(new Accumulator()).next(half).state();
        assertThat(trainer(new Accumulator()).next(resumed).state()).isEqualTo(unbroken);
        assertThat(unbroken.epochs()).isEqualTo(4);
    }

    @Test
    void next_everyEpoch_showsEachFaceOnceAtTheStagesSide() {
        Accumulator model = new Accumulator();
        CentralTrainer trainer = trainer(model);
        TrainingState state = TrainingState.start(START);
        for (int epoch = 0; epoch < 4; epoch++) {
            state = trainer.next(state).state();
        }
        assertThat(model.sides).containsExactly(32, 32, 32, 32, 32, 32, 48, 48, 48, 48, 48, 48);
        assertThat(model.sizes).containsExactly(16, 16, 8, 16, 16, 8, 16, 16, 8, 16, 16, 8);
    }

    @Test
    void constructor_noFace_saysSo() {
        assertThatThrownBy(() -> new CentralTrainer(
                        RECIPE, new FaceSet(List.of(), List.of()), new Accumulator(), ForkJoinPool.commonPool()))
                .hasMessageContaining("no face");
    }

    @Test
    void recipe_sharesThatDoNotAddUp_areNamed() {
        assertThatThrownBy(() -> new TrainingRecipe(
                        "small+batch",
                        4,
                        16,
                        RECIPE.learningRate(),
                        RECIPE.optimiser(),
                        0,
                        0,
                        List.of(new Stage(0.5, 32)),
                        Augmentation.none(),
                        7))
                .hasMessageContaining("sum of the stages' shares 0.5: expected 1");
    }

    private static CentralTrainer trainer(EmotionModel model) {
        RandomGenerator random = new RandomStreams(3).stream("faces");
        List<FaceImage> images = IntStream.range(0, 40)
                .mapToObj(i -> {
                    byte[] pixels = new byte[FaceImage.PIXELS];
                    random.nextBytes(pixels);
                    return FaceImage.of(pixels);
                })
                .toList();
        List<Emotion> labels =
                IntStream.range(0, 40).mapToObj(i -> Emotion.ofLabel(i % 7)).toList();
        return new CentralTrainer(RECIPE, new FaceSet(images, labels), model, ForkJoinPool.commonPool());
    }

    /** One parameter that follows everything it is shown, with a velocity as its optimiser's state. */
    private static final class Accumulator implements EmotionModel {
        static final ParameterLayout LAYOUT =
                new ParameterLayout.Builder().add("sum", Role.WEIGHT, 1).build();
        final List<Integer> sides = new ArrayList<>();
        final List<Integer> sizes = new ArrayList<>();
        private float value;
        private float velocity;

        @Override
        public ParameterLayout layout() {
            return LAYOUT;
        }

        @Override
        public ParameterVector parameters() {
            return ParameterVector.of(LAYOUT, new float[] {value});
        }

        @Override
        public void load(ParameterVector parameters) {
            restore(parameters, OptimiserState.fresh());
        }

        @Override
        public OptimiserState optimiserState() {
            return OptimiserState.of(new float[] {velocity});
        }

        @Override
        public void restore(ParameterVector parameters, OptimiserState state) {
            value = parameters.get(0);
            velocity = state.isFresh() ? 0 : state.toArray()[0];
        }

        @Override
        public float step(FaceBatch batch, float learningRate, long seed) {
            sides.add(batch.side());
            sizes.add(batch.size());
            for (int i = 0; i < batch.size() * batch.side() * batch.side(); i++) {
                velocity = 0.99f * velocity + batch.pixels()[i] + (seed & 0xff) / 1000f;
            }
            value -= learningRate * velocity;
            return value;
        }

        @Override
        public float[] predict(FaceBatch batch) {
            return new float[batch.size() * Emotion.COUNT];
        }

        @Override
        public void close() {}
    }
}
