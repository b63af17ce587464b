package io.sotto.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
    private static final byte[] PNG = SamplePictures.greyPng(30, 20, (x, y) -> 8 * x + y);
    private static final byte[] JPEG = SamplePictures.colour("jpg", 30, 20, (x, y) -> SamplePictures.grey(8 * x + y));

    @TempDir
    Path folder;

    @Test
    void read_greyPng_keepsEveryPixel() throws IOException {
        GreyPicture picture = Pictures.read(Files.write(folder.resolve("a.png"), PNG));

        assertThat(picture).hasToString("GreyPicture[30x20]");
        assertThat(picture.pixel(0, 0)).isZero();
        assertThat(picture.pixel(29, 19)).isEqualTo(8 * 29 + 19);
        assertThat(picture.pixel(3, 2)).isEqualTo(26);
    }

    @Test
    void read_greyWrittenAsColour_givesTheSamePixels() {
        byte[] colour = SamplePictures.colour("png", 30, 20, (x, y) -> SamplePictures.grey(8 * x + y));

        assertThat(Pictures.decode(colour, "colour").toBytes())
                .isEqualTo(Pictures.decode(PNG, "grey").toBytes());
    }

    /** ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B, within two levels. */
    @ParameterizedTest
    @CsvSource({"png,ff0000,76", "png,00ff00,150", "png,0000ff,29", "jpg,ff0000,76", "jpg,00ff00,150", "jpg,0000ff,29"})
    void read_colour_becomesItsLuma(String format, String rgb, int luma) {
        byte[] file = SamplePictures.colour(format, 16, 16, (x, y) -> Integer.parseInt(rgb, 16));

        assertThat(Pictures.decode(file, "colour").pixel(8, 8)).isBetween(luma - 2, luma + 2);
    }

    @Test
    void read_wrongSuffix_goesByTheContent() throws IOException {
        assertThat(Pictures.read(Files.write(folder.resolve("a.txt"), JPEG)).width())
                .isEqualTo(30);
    }

    @Test
    void read_missingFileOrFolder_isRefused() {
        assertRefused(() -> Pictures.read(folder.resolve("none.png")), "none.png", "found no such file");
        assertRefused(() -> Pictures.read(folder), folder.toString(), "found a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "GIF89a....", "<svg/>"})
    void decode_neitherJpegNorPng_isRefused(String text) {
        assertRefused(
                () -> Pictures.decode(text.getBytes(StandardCharsets.UTF_8), "odd.jpg"),
                "odd.jpg",
                "expected a JPEG or PNG picture");
    }

    @Test
    void decode_pngCutAnywhere_isRefused() {
        for (int length = 8; length < PNG.length; length++) {
            byte[] cut = Arrays.copyOf(PNG, length);
            assertRefused(() -> Pictures.decode(cut, "cut.png"), "cut.png", "expected");
        }
    }

    @Test
    void decode_jpegCutAnywhere_isRefused() {
        for (int length = 3; length < JPEG.length; length++) {
            byte[] cut = Arrays.copyOf(JPEG, length);
            assertRefused(() -> Pictures.decode(cut, "cut.jpg"), "cut.jpg", "expected");
        }
    }

    @Test
    void decode_pngWithOneBitFlipped_isRefused() {
        for (int at = 8; at < PNG.length; at++) {
            byte[] flipped = PNG.clone();
            flipped[at] ^= 4;
            assertRefused(() -> Pictures.decode(flipped, "flipped.png"), "flipped.png", "expected");
        }
    }

    @Test
    void decode_jpegWithTrailingBytes_isReadAllTheSame() {
        byte[] longer = Arrays.copyOf(JPEG, JPEG.length + 1000);

        assertThat(Pictures.decode(longer, "longer.jpg").toBytes())
                .isEqualTo(Pictures.decode(JPEG, "whole.jpg").toBytes());
    }

    /** A phone held upright writes its sensor's rows and the tag "rotate by 90 degrees". */
    @Test
    void decode_jpegWithOrientationTag_standsUpright() {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1, // one entry:
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0 // orientation 6, no further directory
        };
        byte[] turned = new byte[JPEG.length + exif.length];
        System.arraycopy(JPEG, 0, turned, 0, 2);
        System.arraycopy(exif, 0, turned, 2, exif.length);
        System.arraycopy(JPEG, 2, turned, 2 + exif.length, JPEG.length - 2);

        GreyPicture upright = Pictures.decode(turned, "phone.jpg");

        assertThat(upright).hasToString("GreyPicture[20x30]");
        assertThat(upright.pixel(19, 0))
                .isEqualTo(Pictures.decode(JPEG, "sensor.jpg").pixel(0, 0));
    }

    @Test
    void decode_pngOfTwentyThousandSquared_isRefusedFromItsHeader() {
        byte[] forged = SamplePictures.withForgedSize(PNG, 20_000, 20_000);

        assertRefused(() -> Pictures.decode(forged, "big.png"), "big.png", "1 to 40000000 pixels", "20000x20000");
    }

    @ParameterizedTest
    @CsvSource({"-1,-1,4294967295x4294967295", "0,5,0x5", "40000001,1,40000001x1"})
    void decode_pngOfImpossibleSize_isRefusedFromItsHeader(int width, int height, String found) {
        byte[] forged = SamplePictures.withForgedSize(PNG, width, height);

        assertRefused(() -> Pictures.decode(forged, "odd.png"), "odd.png", found);
    }

    @Test
    void decode_jpegOfSixtyThousandSquared_isRefusedFromItsHeader() {
        byte[] forged = JPEG.clone();
        int frame = indexOf(forged, (byte) 0xff, (byte) 0xc0);
        Arrays.fill(forged, frame + 5, frame + 9, (byte) 0xea);

        assertRefused(() -> Pictures.decode(forged, "big.jpg"), "big.jpg", "60138x60138");
    }

    @Test
    void decode_jpegWithoutFrameOrWithBrokenSegments_isRefused() {
        byte[] noFrame = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};
        byte[] shortSegment = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 1};
        byte[] noMarker = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 2, 7, 7};

        assertRefused(() -> Pictures.decode(noFrame, "a.jpg"), "expected a JPEG frame header");
        assertRefused(() -> Pictures.decode(shortSegment, "a.jpg"), "segment length of 2 or more at byte 4, found 1");
        assertRefused(() -> Pictures.decode(noMarker, "a.jpg"), "expected a JPEG marker at byte 6, found 0x07");
    }

    private static int indexOf(byte[] bytes, byte first, byte second) {
        int at = 0;
        while (bytes[at] != first || bytes[at + 1] != second) {
            at++;
        }
        return at;
    }

    private static void assertRefused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContainingAll(parts);
    }
}
