package io.sotto.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.image.SamplePictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceFolderTest {
    @TempDir
    Path folder;

    /** In the alphabet neutral comes fifth, in FER2013 last. */
    @Test
    void read_folderForEachClass_mapsThemByName() {
        for (Emotion emotion : Emotion.values()) {
            FerSample.write(folder.resolve(emotion.word()).resolve("a.png"), face(emotion.label()));
        }

        FaceSet faces = FaceFiles.read(folder).faces(Usage.TRAINING);

        assertThat(faces.size()).isEqualTo(7);
        for (int i = 0; i < 7; i++) {
            assertThat(faces.image(i).pixel(0)).isEqualTo(faces.label(i).label());
        }
    }

    @Test
    void read_csvWrittenOutAsPng_givesTheSameFaces() {
        FaceImage image = FerSample.image(3);
        FerSample.write(
                folder.resolve("happy/1.png"), SamplePictures.greyPng(48, 48, (x, y) -> image.pixel(48 * y + x)));

        assertThat(FaceFiles.read(folder).faces(Usage.TRAINING).images()).containsExactly(image);
    }

    @Test
    void read_forLargerImages_keepsTheirPixels() {
        FerSample.write(folder.resolve("happy/1.png"), SamplePictures.greyPng(96, 96, (x, y) -> (x + y) % 200));

        FaceImage face = FaceFiles.read(folder, 96).faces(Usage.TRAINING).image(0);

        assertThat(face.side()).isEqualTo(96);
        assertThat(face.pixel(96 * 40 + 50)).isEqualTo(90);
    }

    @Test
    void read_colourJpegOfAnySize_becomesAFace() {
        FerSample.write(folder.resolve("Fearful/1.JPG"), SamplePictures.colour("jpg", 301, 200, (x, y) -> 0x808080));

        FaceSet faces = FaceFiles.read(folder).faces(Usage.TRAINING);

        assertThat(faces.label(0)).isEqualTo(Emotion.FEAR);
        assertThat(faces.image(0).toBytes()).containsOnly((byte) 128);
    }

    @Test
    void read_trainValAndTest_becomeTheThreeUsages() {
        FerSample.write(folder.resolve("train/sad/1.png"), face(1));
        FerSample.write(folder.resolve("validation/sad/1.png"), face(2));
        FerSample.write(folder.resolve("TEST/sad/1.png"), face(3));

        FaceData data = FaceFiles.read(folder);

        assertThat(data.faces(Usage.TRAINING).image(0).pixel(0)).isEqualTo(1);
        assertThat(data.faces(Usage.PUBLIC_TEST).image(0).pixel(0)).isEqualTo(2);
        assertThat(data.faces(Usage.PRIVATE_TEST).image(0).pixel(0)).isEqualTo(3);
    }

    @Test
    void read_picturesInAnyOrderOfWriting_comeInOrderOfName() {
        for (int number : new int[] {3, 1, 2}) {
            FerSample.write(folder.resolve("sad").resolve(number + ".png"), face(number));
        }

        assertThat(FaceFiles.read(folder).faces(Usage.TRAINING).images())
                .extracting(image -> image.pixel(0))
                .containsExactly(1, 2, 3);
    }

    @Test
    void read_filesLeftBehindByFileManagers_arePassedOver() {
        FerSample.write(folder.resolve(".DS_Store"), "x");
        FerSample.write(folder.resolve("sad/Thumbs.db"), "x");
        FerSample.write(folder.resolve("sad/1.png"), face(1));

        assertThat(FaceFiles.read(folder).faces(Usage.TRAINING).size()).isEqualTo(1);
    }

    @Test
    void read_classWithoutPicture_isRefused() throws IOException {
        FerSample.write(folder.resolve("sad/1.png"), face(1));
        Files.createDirectories(folder.resolve("happy"));

        assertRefused("happy", "expected at least one picture for class happy, found none");
    }

    @Test
    void read_unknownClass_isRefused() {
        FerSample.write(folder.resolve("contempt/1.png"), face(1));

        assertRefused("contempt", "expected one of angry");
    }

    @Test
    void read_classBesideSplits_isRefused() {
        FerSample.write(folder.resolve("train/sad/1.png"), face(1));
        FerSample.write(folder.resolve("happy/1.png"), face(1));

        assertRefused("happy", "expected train, val or test beside other such folders");
    }

    @Test
    void read_emptyFolderOrEmptySplit_isRefused() throws IOException {
        assertRefused(folder.toString(), "expected a folder for each class, found none");

        Files.createDirectories(folder.resolve("train"));
        assertRefused("train", "expected a folder for each class, found none");
    }

    @Test
    void read_pictureOutsideAnyClass_isRefused() {
        FerSample.write(folder.resolve("1.png"), face(1));

        assertRefused("1.png", "expected only folders, one for each class, found a file");
    }

    @Test
    void read_pictureThatIsNone_isRefused() {
        FerSample.write(folder.resolve("sad/1.png"), face(1));
        FerSample.write(folder.resolve("sad/2.png"), "not a picture");

        assertRefused("2.png", "expected a JPEG or PNG picture, found neither");
    }

    @Test
    void read_truncatedPicture_isRefused() {
        byte[] whole = face(1);
        FerSample.write(folder.resolve("sad/1.png"), Arrays.copyOf(whole, whole.length - 20));

        assertRefused("1.png", "cut short");
    }

    @Test
    void read_pictureOfTwentyThousandSquared_isRefused() {
        FerSample.write(folder.resolve("sad/1.png"), SamplePictures.withForgedSize(face(1), 20_000, 20_000));

        assertRefused("1.png", "found 20000x20000");
    }

    private static byte[] face(int grey) {
        return SamplePictures.greyPng(48, 48, (x, y) -> grey);
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> FaceFiles.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }
}
