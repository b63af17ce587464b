package io.sotto.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceCsvTest {
    private static final FaceImage FIRST = FerSample.image(1);
    private static final FaceImage SECOND = FerSample.image(2);
    private static final String TWO_ROWS =
            FerSample.row(0, FIRST, Usage.TRAINING) + FerSample.row(6, SECOND, Usage.PRIVATE_TEST);

    @TempDir
    Path folder;

    @Test
    void read_threeColumns_sortsFacesByUsage() {
        FaceData data = FaceFiles.read(file(FerSample.HEADER + TWO_ROWS));

        assertThat(data.faces(Usage.TRAINING).images()).containsExactly(FIRST);
        assertThat(data.faces(Usage.TRAINING).label(0)).isEqualTo(Emotion.ANGRY);
        assertThat(data.faces(Usage.PRIVATE_TEST).images()).containsExactly(SECOND);
        assertThat(data.faces(Usage.PRIVATE_TEST).label(0)).isEqualTo(Emotion.NEUTRAL);
        assertThat(data.faces(Usage.PUBLIC_TEST).isEmpty()).isTrue();
        assertThat(data.unlabelled()).isEmpty();
    }

    @Test
    void read_columnsInKagglesOtherOrder_mapsThemByName() {
        String text = "emotion, Usage, pixels\n3,PublicTest,%s\n".formatted(FerSample.pixels(FIRST));

        FaceData data = FaceFiles.read(file(text));

        assertThat(data.faces(Usage.PUBLIC_TEST).images()).containsExactly(FIRST);
        assertThat(data.faces(Usage.PUBLIC_TEST).label(0)).isEqualTo(Emotion.HAPPY);
    }

    @Test
    void read_twoColumnsWithQuotedPixels_isAllTraining() {
        String text = "emotion,pixels\r\n4,\"%s\"\r\n5,\"%s\"\r\n"
                .formatted(FerSample.pixels(FIRST), FerSample.pixels(SECOND));

        FaceData data = FaceFiles.read(file(text));

        assertThat(data.faces(Usage.TRAINING).images()).containsExactly(FIRST, SECOND);
        assertThat(data.faces(Usage.TRAINING).label(1)).isEqualTo(Emotion.SURPRISE);
    }

    @Test
    void read_labelFreeFile_holdsImagesWithoutLabel() {
        FaceData data = FaceFiles.read(file("pixels\n\"%s\"".formatted(FerSample.pixels(FIRST))));

        assertThat(data.unlabelled()).containsExactly(FIRST);
        assertThatThrownBy(() -> data.requireFaces(Usage.TRAINING))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("faces.csv")
                .hasMessageContaining("1 without label");
    }

    @Test
    void read_byteOrderMarkEmptyLinesAndNoFinalNewline_areAccepted() {
        String text = "\ufeff" + FerSample.HEADER + "\n" + TWO_ROWS.stripTrailing();

        assertThat(FaceFiles.read(file(text)).faces(Usage.PRIVATE_TEST).images())
                .containsExactly(SECOND);
    }

    @Test
    void read_gzipped_givesTheSameDataUnderAnyName() {
        FaceData plain = FaceFiles.read(file(FerSample.HEADER + TWO_ROWS));
        Path zipped = FerSample.write(folder.resolve("no-suffix"), FerSample.gzip(FerSample.HEADER + TWO_ROWS));

        assertThat(FaceFiles.read(zipped).sha256()).isEqualTo(plain.sha256());
    }

    @Test
    void read_everyPixelValue_survives() {
        byte[] ramp = new byte[FaceImage.PIXELS];
        IntStream.range(0, ramp.length).forEach(i -> ramp[i] = (byte) i);
        FaceImage image = FaceImage.of(ramp);

        FaceData data = FaceFiles.read(file(FerSample.HEADER + FerSample.row(1, image, Usage.TRAINING)));

        assertThat(data.faces(Usage.TRAINING).image(0)).isEqualTo(image);
    }

    @Test
    void read_missingFile_isRefused() {
        assertRefused(folder.resolve("none.csv"), "none.csv", "found nothing there");
    }

    @Test
    void read_emptyFile_isRefused() {
        assertRefused(file(""), "found an empty file");
    }

    @Test
    void read_headerWithoutFaces_isRefused() {
        assertRefused(file(FerSample.HEADER), "expected at least one face");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,pixels,Usage",
                "emotion",
                "emotion,emotion,pixels",
                "Usage,pixels",
                "emotion,pixels,",
                "\0\1\2"
            })
    void read_unknownHeader_isRefused(String header) {
        assertRefused(file(header + "\n" + TWO_ROWS), "line 1", "expected the header emotion,pixels,Usage");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2303, 2305, 5000})
    void read_wrongNumberOfPixels_isRefused(int count) {
        String text = FerSample.HEADER + TWO_ROWS + "3," + numbers(count) + ",Training\n";

        assertRefused(file(text), "line 4, field pixels", "expected 2304 pixels, found " + count);
    }

    @ParameterizedTest
    @CsvSource({"256,'256'", "300,'300'", "99999999999,'99999999999'"})
    void read_pixelAbove255_isRefused(String value, String found) {
        String text = FerSample.HEADER + "3," + numbers(17) + " " + value + " " + numbers(2286) + ",Training\n";

        assertRefused(file(text), "line 2, field pixels", "expected 0 to 255 as pixel 17", "found '" + found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "+3", "\u0007"})
    void read_pixelThatIsNoNumber_isRefused(String value) {
        String text = FerSample.HEADER + "3," + numbers(17) + " " + value + " " + numbers(2286) + ",Training\n";

        assertRefused(file(text), "line 2, field pixels", "expected a number as pixel 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-1", "", "06", "happy", "0.0"})
    void read_unknownLabel_isRefused(String label) {
        String text = FerSample.HEADER + label + "," + numbers(2304) + ",Training\n";

        assertRefused(file(text), "line 2, field emotion", "expected a label of 0 to 6", "found '" + label + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Train", "training", "Test"})
    void read_unknownUsage_isRefused(String usage) {
        String text = FerSample.HEADER + "3," + numbers(2304) + "," + usage + "\n";

        assertRefused(file(text), "line 2, field Usage", "Training, PublicTest or PrivateTest", "'" + usage + "'");
    }

    @Test
    void read_rowWithoutUsage_isRefused() {
        assertRefused(
                file(FerSample.HEADER + "3," + numbers(2304) + "\n"),
                "expected a comma after it",
                "the end of the line");
    }

    @Test
    void read_rowWithOneFieldMore_isRefused() {
        String text = FerSample.HEADER + "3," + numbers(2304) + ",Training,9\n";

        assertRefused(file(text), "line 2, field Usage", "expected the end of the line after it, found a comma");
    }

    @Test
    void read_fileCutAnywhereInsideARow_isRefused() {
        String text = FerSample.HEADER + TWO_ROWS;
        int lastRow = text.indexOf('\n', FerSample.HEADER.length()) + 1;
        for (int end = lastRow + 1; end < text.length() - 1; end += 97) {
            Path cut = file(text.substring(0, end));
            assertThatThrownBy(() -> FaceFiles.read(cut))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("line 3");
        }
    }

    @Test
    void read_unclosedQuote_isRefused() {
        assertRefused(file("pixels\n\"" + numbers(2304)), "expected a closing quote, found the end of the file");
    }

    @Test
    void read_gzipCutAnywhere_isRefused() {
        byte[] whole = FerSample.gzip(FerSample.HEADER + TWO_ROWS);
        for (int length = 2; length < whole.length; length += 211) {
            Path cut = FerSample.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, length));
            assertRefused(cut, "cut.csv.gz", "cut short");
        }
    }

    @Test
    void read_damagedGzip_isRefused() {
        byte[] bytes = FerSample.gzip(FerSample.HEADER + TWO_ROWS.repeat(20));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0xff);

        assertThatThrownBy(() -> FaceFiles.read(FerSample.write(folder.resolve("bad.csv.gz"), bytes)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("bad.csv.gz");
    }

    @Test
    void read_gzipWithWrongChecksum_isRefused() {
        byte[] bytes = FerSample.gzip(FerSample.HEADER + TWO_ROWS);
        bytes[bytes.length - 8] ^= 1;

        assertRefused(FerSample.write(folder.resolve("bad.csv.gz"), bytes), "damaged gzip data");
    }

    private Path file(String text) {
        return FerSample.write(folder.resolve("faces.csv"), text);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> String.valueOf(i % 256)).collect(Collectors.joining(" "));
    }

    private static void assertRefused(Path file, String... parts) {
        assertThatThrownBy(() -> FaceFiles.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(parts);
    }
}
