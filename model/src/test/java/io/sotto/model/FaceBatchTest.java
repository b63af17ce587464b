package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.train.Augmentation;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceBatchTest {
    private static final FaceImage WHITE = white();
    private static final FaceImage BLACK = FaceImage.of(new byte[FaceImage.PIXELS]);

    private final FaceBatch batch = new FaceBatch(2, FaceImage.SIDE);

    @Test
    void add_twoFaces_putsStandardisedPixelsOneAfterTheOther() {
        batch.add(WHITE, Emotion.HAPPY, 0).add(BLACK, Emotion.ANGRY, 0);

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.pixels()[2303]).isEqualTo((255 - 129.4f) / 65.1f);
        assertThat(batch.pixels()[2304]).isEqualTo(-129.4f / 65.1f);
        assertThat(batch.targets()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void add_smoothedLabel_sharesOutTheTarget() {
        batch.add(WHITE, Emotion.SAD, 0.7f);

        assertThat(batch.targets()[4]).isCloseTo(0.4f, within(1e-6f));
        assertThat(batch.targets()[0]).isCloseTo(0.1f, within(1e-6f));
    }

    @Test
    void add_withoutLabelAfterClear_leavesNoOldTarget() {
        batch.add(WHITE, Emotion.SAD, 0);
        batch.clear().add(BLACK);

        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.pixels()[0]).isNegative();
        assertThat(batch.targets()).containsOnly(0);
    }

    @Test
    void claim_nextPlace_isWhereTheCallerWrites() {
        FaceBatch small = new FaceBatch(3, 32);

        assertThat(small.claim(Emotion.FEAR, 0)).isZero();
        assertThat(small.claim(Emotion.FEAR, 0)).isEqualTo(32 * 32);
        assertThat(small.targets()[7 + 2]).isEqualTo(1);
    }

    @Test
    void add_fullBatch_isRefused() {
        batch.add(WHITE).add(WHITE);

        assertThatThrownBy(() -> batch.add(WHITE)).hasMessage("batch is full at 2");
        assertThatThrownBy(() -> new FaceBatch(0, 48)).hasMessageContaining("expected at least 1");
        assertThatThrownBy(() -> new FaceBatch(1 << 20, 48)).isInstanceOf(ArithmeticException.class);
    }

    /** As an augmentation that varies nothing: one code path for training and inference would be no use otherwise. */
    @ParameterizedTest
    @ValueSource(ints = {32, 96, 250})
    void add_imageOfAnotherSide_isScaledAsInTraining(int side) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        new Random(1).nextBytes(pixels);
        FaceImage image = FaceImage.of(pixels);
        float[] expected = new float[side * side];
        Augmentation.none().write(image, side, expected, 0, new Random(2));

        float[] scaled = new FaceBatch(1, side).add(image).pixels();

        for (int i = 0; i < expected.length; i++) {
            assertThat(scaled[i]).as("pixel %d", i).isCloseTo(expected[i], within(1e-4f));
        }
    }

    @Test
    void take_someFaces_copiesPixelsAndTargets() {
        batch.add(WHITE, Emotion.SAD, 0).add(BLACK, Emotion.FEAR, 0);
        FaceBatch part = new FaceBatch(1, 48).take(batch, 1, 2);

        assertThat(part.size()).isEqualTo(1);
        assertThat(part.pixels()).containsOnly(-129.4f / 65.1f);
        assertThat(part.targets()[2]).isEqualTo(1);
        assertThatThrownBy(() -> part.take(batch, 0, 2)).hasMessageContaining("expected at most 1 of side 48");
    }

    private static FaceImage white() {
        byte[] pixels = new byte[FaceImage.PIXELS];
        Arrays.fill(pixels, (byte) 255);
        return FaceImage.of(pixels);
    }
}
