package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

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
    void add_fullBatchOrOtherSide_isRefused() {
        batch.add(WHITE).add(WHITE);

        assertThatThrownBy(() -> batch.add(WHITE)).hasMessage("batch is full at 2");
        assertThatThrownBy(() -> new FaceBatch(1, 32).add(WHITE)).hasMessage("image of side 48: expected 32");
        assertThatThrownBy(() -> new FaceBatch(0, 48)).hasMessageContaining("expected at least 1");
        assertThatThrownBy(() -> new FaceBatch(1 << 20, 48)).isInstanceOf(ArithmeticException.class);
    }

    private static FaceImage white() {
        byte[] pixels = new byte[FaceImage.PIXELS];
        Arrays.fill(pixels, (byte) 255);
        return FaceImage.of(pixels);
    }
}
