package io.sotto.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.FaceImage;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class ToFaceTest {
    @Test
    void toFace_pictureOf48_keepsEveryPixel() {
        GreyPicture noise = noise(48, 48);

        assertThat(Pictures.toFace(noise).toBytes()).isEqualTo(noise.toBytes());
    }

    @Test
    void toFace_pictureOf96_averagesEachSquareOfFour() {
        GreyPicture noise = noise(96, 96);

        FaceImage face = Pictures.toFace(noise);

        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 48; x++) {
                double mean = (noise.pixel(2 * x, 2 * y)
                                + noise.pixel(2 * x + 1, 2 * y)
                                + noise.pixel(2 * x, 2 * y + 1)
                                + noise.pixel(2 * x + 1, 2 * y + 1))
                        / 4.0;
                assertThat(face.pixel(y * 48 + x)).isBetween((int) Math.floor(mean), (int) Math.ceil(mean));
            }
        }
    }

    /** Columns 21 and 23 fall 1.75 and 0.75 before the step's first bright column; a cubic undershoots there. */
    @Test
    void toFace_pictureOf24_growsByCubic() {
        FaceImage face = Pictures.toFace(picture(24, 24, (x, y) -> x < 12 ? 50 : 150));

        int row = 20 * 48;
        int undershoot = (int) Math.round(50 + 100 * cubic(1.75));
        assertThat(face.pixel(row + 10)).isEqualTo(50);
        assertThat(face.pixel(row + 21)).isEqualTo(undershoot).isLessThan(50);
        assertThat(face.pixel(row + 23)).isEqualTo((int) Math.round(50 + 100 * (cubic(0.75) + cubic(1.75))));
    }

    /** Wide and flat: columns are averaged, rows are grown. */
    @Test
    void toFace_wideFlatPicture_shrinksAcrossAndGrowsDown() {
        FaceImage face = Pictures.toFace(picture(96, 24, (x, y) -> x % 2 == 0 ? 100 : 200));

        assertThat(face.toBytes()).containsOnly((byte) 150);
    }

    @Test
    void toFace_box_takesThatPartAlone() {
        GreyPicture picture = picture(200, 100, (x, y) -> x >= 60 && x < 108 && y >= 30 && y < 78 ? x : 255);

        FaceImage face = Pictures.toFace(picture, new Box(60, 30, 48, 48));

        assertThat(face.pixel(0)).isEqualTo(60);
        assertThat(face.pixel(FaceImage.PIXELS - 1)).isEqualTo(107);
    }

    @Test
    void toFace_boxOverTheEdge_repeatsTheEdge() {
        GreyPicture picture = picture(100, 100, (x, y) -> 2 * x);

        FaceImage left = Pictures.toFace(picture, new Box(-24, -10, 48, 48));
        FaceImage right = Pictures.toFace(picture, new Box(76, 90, 48, 48));

        assertThat(left.pixel(0)).isZero();
        assertThat(left.pixel(23)).isZero();
        assertThat(left.pixel(25)).isEqualTo(2);
        assertThat(right.pixel(0)).isEqualTo(152);
        assertThat(right.pixel(FaceImage.PIXELS - 1)).isEqualTo(198);
    }

    @Test
    void toFace_boxOutsideOrEnormous_isRefused() {
        GreyPicture picture = noise(50, 50);

        assertThatThrownBy(() -> Pictures.toFace(picture, new Box(50, 0, 10, 10)))
                .hasMessageContaining("expected it to overlap GreyPicture[50x50]");
        assertThatThrownBy(() -> Pictures.toFace(picture, new Box(-10, 0, 10, 10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pictures.toFace(picture, new Box(0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box(0, 0, 0, 10)).hasMessageContaining("expected at least 1x1");
    }

    @Test
    void of_wrongNumberOfPixels_isRefused() {
        assertThatThrownBy(() -> GreyPicture.of(3, 2, new byte[5])).hasMessageContaining("5 pixels for 3x2");
    }

    /** Keys' cubic kernel with a = -0.75, at a distance of 1 to 2 or below 1. */
    private static double cubic(double distance) {
        double a = -0.75;
        double d = Math.abs(distance);
        return d <= 1 ? ((a + 2) * d - (a + 3)) * d * d + 1 : (((d - 5) * d + 8) * d - 4) * a;
    }

    private static GreyPicture noise(int width, int height) {
        byte[] pixels = new byte[width * height];
        new Random(5).nextBytes(pixels);
        return GreyPicture.of(width, height, pixels);
    }

    private static GreyPicture picture(int width, int height, IntBinaryOperator grey) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) grey.applyAsInt(i % width, i / width);
        }
        return GreyPicture.of(width, height, pixels);
    }
}
