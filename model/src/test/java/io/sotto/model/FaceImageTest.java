package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceImageTest {
    @Test
    void pixel_aboveHalf_isUnsigned() {
        byte[] pixels = new byte[FaceImage.PIXELS];
        pixels[5] = (byte) 200;

        assertThat(FaceImage.of(pixels).pixel(5)).isEqualTo(200);
    }

    @Test
    void of_arrayChangedLater_keepsItsPixels() {
        byte[] pixels = new byte[FaceImage.PIXELS];
        FaceImage image = FaceImage.of(pixels);
        pixels[0] = 1;
        image.toBytes()[0] = 1;

        assertThat(image.pixel(0)).isZero();
    }

    @Test
    void mirrored_ramp_reversesEachRowAndComesBack() {
        byte[] pixels = new byte[FaceImage.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / FaceImage.SIDE + 3 * (i % FaceImage.SIDE));
        }
        FaceImage image = FaceImage.of(pixels);

        assertThat(image.mirrored().pixel(48 * 7)).isEqualTo(image.pixel(48 * 7 + 47));
        assertThat(image.mirrored().pixel(48 * 7 + 10)).isEqualTo(image.pixel(48 * 7 + 37));
        assertThat(image.mirrored().mirrored()).isEqualTo(image).hasSameHashCodeAs(image);
        assertThat(image.mirrored()).isNotEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2303, 2305})
    void of_wrongNumberOfPixels_isRefused(int count) {
        assertThatThrownBy(() -> FaceImage.of(new byte[count])).hasMessage("%d pixels: expected 2304", count);
    }

    @Test
    void toString_anyFace_tellsNothingOfIt() {
        assertThat(FaceImage.of(new byte[FaceImage.PIXELS])).hasToString("FaceImage[48x48]");
    }
}
