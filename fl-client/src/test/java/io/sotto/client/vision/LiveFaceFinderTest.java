package io.sotto.client.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFaceFinderTest {
    private final HaarFaceFinder haar = new HaarFaceFinder();
    private final LiveFaceFinder live = new LiveFaceFinder(haar);

    @Test
    void find_photoAgainAndAgain_findsWhatAWholeSearchFinds() {
        GreyPicture photo = TestPhotos.photo("happy_pexels_baby.jpg");
        Box whole = haar.find(photo).get(0);

        for (int i = 0; i < 12; i++) {
            assertThat(live.find(photo)).singleElement().satisfies(box -> {
                assertThat(Math.abs(box.x() - whole.x())).isLessThan(whole.width() / 8);
                assertThat(Math.abs(box.y() - whole.y())).isLessThan(whole.width() / 8);
                assertThat(box.width()).isBetween(whole.width() * 7 / 8, whole.width() * 9 / 8);
            });
        }
    }

    /** A hat throws the quick search off; the thorough one finds the face, and it is followed from there. */
    @Test
    void find_faceUnderAHatBeforeACameraThatTrembles_isFollowed() {
        GreyPicture photo = TestPhotos.photo("surprised_pexels_santa.jpg");
        int seen = 0;
        for (int i = 0; i < 20; i++) {
            seen += live.find(shifted(photo, 4 * (i % 10))).isEmpty() ? 0 : 1;
        }

        assertThat(seen).isGreaterThanOrEqualTo(16);
    }

    @Test
    void find_faceThatMovesLeavesAndComesBack_isFollowed() {
        FaceImage face = drawnFaceThatIsFound();

        for (int i = 0; i < 20; i++) {
            int x = 40 + 10 * i;
            assertThat(live.find(onWall(face, x)))
                    .as("frame %d", i)
                    .singleElement()
                    .satisfies(box -> assertThat(box.x() + box.width() / 2).isBetween(x + 120 - 30, x + 120 + 30));
        }
        assertThat(live.find(GreyPicture.of(640, 480, new byte[640 * 480]))).isEmpty();
        assertThat(live.find(onWall(face, 100))).hasSize(1);
    }

    @Test
    void find_frameOfAnotherSize_isSearchedAsAWhole() {
        FaceImage face = drawnFaceThatIsFound();
        live.find(onWall(face, 380));

        assertThat(live.find(GreyPicture.of(100, 90, new byte[9000]))).isEmpty();
    }

    /** Without its first columns, and as wide as without the 40 first. */
    private static GreyPicture shifted(GreyPicture photo, int columns) {
        int width = photo.width() - 40;
        byte[] all = photo.toBytes();
        byte[] pixels = new byte[width * photo.height()];
        for (int y = 0; y < photo.height(); y++) {
            System.arraycopy(all, y * photo.width() + columns, pixels, y * width, width);
        }
        return GreyPicture.of(width, photo.height(), pixels);
    }

    private FaceImage drawnFaceThatIsFound() {
        FaceSet faces = SyntheticFaces.faces(16, new RandomStreams(1).stream("test"));
        for (int i = 0; i < faces.size(); i++) {
            List<Box> found = new LiveFaceFinder(haar).find(onWall(faces.image(i), 100));
            if (found.size() == 1) {
                return faces.image(i);
            }
        }
        throw new AssertionError("expected one of 16 drawn faces to be found");
    }

    private static GreyPicture onWall(FaceImage face, int left) {
        byte[] pixels = new byte[640 * 480];
        Arrays.fill(pixels, (byte) 150);
        int scale = 5;
        for (int y = 0; y < 48 * scale; y++) {
            for (int x = 0; x < 48 * scale; x++) {
                pixels[(100 + y) * 640 + left + x] = (byte) face.pixel(y / scale * 48 + x / scale);
            }
        }
        return GreyPicture.of(640, 480, pixels);
    }
}
