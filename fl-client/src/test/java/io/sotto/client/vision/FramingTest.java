package io.sotto.client.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.data.FaceFiles;
import io.sotto.model.data.Usage;
import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FramingTest {
    private static final int SCALE = 4;
    private static final int SIDE = SCALE * FaceImage.SIDE;
    private static final int BORDER = SIDE / 3;

    @Test
    void around_rectangle_isASquareWithTheSameCentre() {
        assertThat(new Framing(1.1).around(100, 50, 60, 80)).isEqualTo(new Box(86, 46, 88, 88));
    }

    /** Puts FER2013's own images on a wider canvas and finds the faces in them: each should be framed as it was. */
    @Test
    @Tag("slow")
    void find_fer2013Images_framesThemAsTheyAre() {
        FaceSet faces =
                FaceFiles.read(TestPhotos.file("fer2013/fer2013.csv.gz")).requireFaces(Usage.PUBLIC_TEST);
        for (FaceFinder finder : List.of(
                new HaarFaceFinder(),
                new YuNetFaceFinder(TestPhotos.file("vision/face_detection_yunet_2023mar.onnx")))) {
            double[] ratios = IntStream.range(0, 300)
                    .mapToObj(i -> finder.find(onCanvas(faces.image(10 * i))))
                    .filter(found -> found.size() == 1)
                    .mapToDouble(found -> found.get(0).width() / (double) SIDE)
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%s: found %d of 300, side over FER2013's: quartiles %.2f %.2f %.2f%n",
                    finder.getClass().getSimpleName(),
                    ratios.length,
                    ratios[ratios.length / 4],
                    ratios[ratios.length / 2],
                    ratios[ratios.length * 3 / 4]);
            assertThat(ratios.length).isGreaterThan(150);
            assertThat(ratios[ratios.length / 2]).isBetween(0.93, 1.07);
        }
    }

    private static GreyPicture onCanvas(FaceImage face) {
        int width = SIDE + 2 * BORDER;
        byte[] pixels = new byte[width * width];
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) face.pixel(inFace(y) * FaceImage.SIDE + inFace(x));
            }
        }
        return GreyPicture.of(width, width, pixels);
    }

    private static int inFace(int position) {
        return Math.max(0, Math.min(FaceImage.SIDE - 1, Math.floorDiv(position - BORDER, SCALE)));
    }
}
