package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
    private static final int FREQUENT = 1800;
    private static final int RARE = 200;

    @Test
    void of_plainOrder_showsEachFaceOnce() {
        int[] order = EpochOrder.of(faces(), false, new RandomStreams(1).stream("order"));

        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, FREQUENT + RARE).toArray());
    }

    @Test
    void of_balancedClasses_showsRareOnesAsOften() {
        TrainingFaces faces = faces();
        int[] order = EpochOrder.of(faces, true, new RandomStreams(1).stream("order"));
        long rare = Arrays.stream(order)
                .filter(i -> faces.label(i) == Emotion.DISGUST)
                .count();

        assertThat(order).hasSize(FREQUENT + RARE);
        assertThat(rare).isBetween(900L, 1100L);
        assertThat(Arrays.stream(order).distinct().count()).isGreaterThan(900);
        assertThat(EpochOrder.of(faces, true, new RandomStreams(1).stream("order")))
                .isEqualTo(order);
    }

    @Test
    void trainingFaces_shares_areKeptAndNamedByTheLargest() {
        float[] shares = {0, 0.25f, 0, 0.75f, 0, 0, 0};
        TrainingFaces faces = TrainingFaces.of(List.of(FaceImage.of(new byte[FaceImage.PIXELS])), List.of(shares));

        assertThat(faces.label(0)).isEqualTo(Emotion.HAPPY);
        assertThat(faces.target(0, 1)).isEqualTo(0.25f);
        assertThat(faces.target(0, 3)).isEqualTo(0.75f);
    }

    private static TrainingFaces faces() {
        List<FaceImage> images = Collections.nCopies(FREQUENT + RARE, FaceImage.of(new byte[FaceImage.PIXELS]));
        List<Emotion> labels = IntStream.range(0, FREQUENT + RARE)
                .mapToObj(i -> i < FREQUENT ? Emotion.HAPPY : Emotion.DISGUST)
                .toList();
        return TrainingFaces.of(new FaceSet(images, labels));
    }
}
