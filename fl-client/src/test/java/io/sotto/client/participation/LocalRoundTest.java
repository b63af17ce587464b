package io.sotto.client.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalRoundTest {
    private static final TrainingPlan PLAN = new TrainingPlan(2, 2, 0.5, 0, true, new Optimiser.Sgd(0, 0));
    private static final FaceSet FACES =
            new FaceSet(List.of(face(10), face(100), face(200)), List.of(Emotion.HAPPY, Emotion.SAD, Emotion.NEUTRAL));

    private final TinyModel model = new TinyModel();
    private final ParameterVector global = ParameterVector.of(TinyModel.LAYOUT, new float[] {1, 2, 3});

    @Test
    void run_faces_returnsWhatTrainingAddedToTheGlobalModel() {
        LocalUpdate update = LocalRound.run(model, global, FACES, PLAN, LocalRound.randomStream(7, 0, 1));

        assertThat(update.difference()).isEqualTo(model.parameters().minus(global));
        assertThat(update.difference().norm()).isPositive();
        assertThat(update.faceCount()).isEqualTo(3);
        assertThat(update.report().steps()).isEqualTo(4);
    }

    @Test
    void run_modelThatTrainedBefore_givesTheSameUpdate() {
        LocalUpdate first = LocalRound.run(model, global, FACES, PLAN, LocalRound.randomStream(7, 3, 1));
        LocalUpdate second = LocalRound.run(model, global, FACES, PLAN, LocalRound.randomStream(7, 3, 1));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void randomStream_otherClientRoundOrSeed_isAnotherStream() {
        assertThat(List.of(
                        LocalRound.randomStream(7, 0, 1).nextLong(),
                        LocalRound.randomStream(7, 1, 1).nextLong(),
                        LocalRound.randomStream(7, 0, 2).nextLong(),
                        LocalRound.randomStream(8, 0, 1).nextLong()))
                .doesNotHaveDuplicates();
    }

    @Test
    void run_noFaces_isRefused() {
        FaceSet none = new FaceSet(List.of(), List.of());

        assertThatThrownBy(() -> LocalRound.run(model, global, none, PLAN, LocalRound.randomStream(7, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no face");
    }

    private static FaceImage face(int pixel) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        java.util.Arrays.fill(pixels, (byte) pixel);
        return FaceImage.of(pixels);
    }
}
