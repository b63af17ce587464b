package io.sotto.client.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceFinderTest {
    private final FaceFinder haar = new HaarFaceFinder();

    /** The centre and the width of each photo's face, as YuNet and the eye agree on. */
    @ParameterizedTest
    @CsvSource({
        "happy_astronaut_collins.png, 225, 118, 112",
        "happy_pexels_baby.jpg, 618, 298, 318",
        "neutral_pexels_woman.jpg, 485, 607, 570",
        "surprised_pexels_santa.jpg, 840, 508, 358",
    })
    void find_photoOfOnePerson_findsTheFaceWithBothFinders(String name, int centreX, int centreY, int side) {
        GreyPicture photo = TestPhotos.photo(name);

        for (FaceFinder finder : List.of(haar, yuNet())) {
            assertThat(finder.find(photo)).singleElement().satisfies(box -> {
                assertThat(box.width()).isEqualTo(box.height()).isBetween(side * 3 / 4, side * 4 / 3);
                assertThat(box.x() + box.width() / 2).isBetween(centreX - side / 5, centreX + side / 5);
                assertThat(box.y() + box.height() / 2).isBetween(centreY - side / 5, centreY + side / 5);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonface_chelsea_cat.png", "nonface_coffee.png"})
    void find_photoWithoutAPerson_findsNothing(String name) {
        GreyPicture photo = TestPhotos.photo(name);

        assertThat(haar.find(photo)).isEmpty();
        assertThat(yuNet().find(photo)).isEmpty();
    }

    @Test
    void find_groupPhoto_findsSeveralLargestFirstAndTheSameEachTime() {
        GreyPicture photo = TestPhotos.photo("group_pexels_meeting.jpg");

        for (FaceFinder finder : List.of(haar, yuNet())) {
            List<Box> faces = finder.find(photo);
            assertThat(faces).hasSizeBetween(3, 5).isSortedAccordingTo(FaceFinder.LARGEST_FIRST);
            assertThat(finder.find(photo)).isEqualTo(faces);
        }
    }

    @Test
    void find_evenGrey_findsNothing() {
        GreyPicture grey = GreyPicture.of(300, 200, new byte[300 * 200]);

        assertThat(haar.find(grey)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3000, 1", "1, 3000", "20, 20"})
    void find_tinyOrNarrowPicture_findsNothing(int width, int height) {
        assertThat(haar.find(GreyPicture.of(width, height, new byte[width * height])))
                .isEmpty();
    }

    @Test
    void yuNet_fileThatIsNotItsModel_isRefusedByName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.onnx"), "not a network");
        Path missing = folder.resolve("missing.onnx");

        assertThatThrownBy(() -> new YuNetFaceFinder(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("%s: expected YuNet's ONNX file", file);
        assertThatThrownBy(() -> new YuNetFaceFinder(missing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("%s: expected YuNet's ONNX file, found no such file", missing);
    }

    private static FaceFinder yuNet() {
        return new YuNetFaceFinder(TestPhotos.file("vision/face_detection_yunet_2023mar.onnx"));
    }
}
