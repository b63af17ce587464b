package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceSetTest {
    private static final FaceImage BLACK = FaceImage.of(new byte[FaceImage.PIXELS]);

    @Test
    void subset_positionsInAnyOrder_takesThoseInThatOrder() {
        FaceSet faces = new FaceSet(
                List.of(BLACK, BLACK, BLACK, BLACK), List.of(Emotion.SAD, Emotion.HAPPY, Emotion.FEAR, Emotion.SAD));

        FaceSet subset = faces.subset(new int[] {2, 0, 2});

        assertThat(subset.size()).isEqualTo(3);
        assertThat(List.of(subset.label(0), subset.label(1), subset.label(2)))
                .containsExactly(Emotion.FEAR, Emotion.SAD, Emotion.FEAR);
        assertThat(faces.countsByLabel()).containsExactly(0, 0, 1, 1, 2, 0, 0);
    }

    @Test
    void constructor_listChangedLater_keepsItsFaces() {
        List<FaceImage> images = new ArrayList<>(List.of(BLACK));
        FaceSet faces = new FaceSet(images, List.of(Emotion.SAD));
        images.clear();

        assertThat(faces.size()).isEqualTo(1);
    }

    @Test
    void constructor_labelMissing_isRefused() {
        assertThatThrownBy(() -> new FaceSet(List.of(BLACK, BLACK), List.of(Emotion.SAD)))
                .hasMessage("2 images with 1 labels: expected one label for each image");
    }
}
