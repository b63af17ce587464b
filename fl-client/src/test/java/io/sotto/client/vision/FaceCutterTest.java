package io.sotto.client.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceCutterTest {
    private final FaceImage drawn =
            SyntheticFaces.faces(1, new RandomStreams(5).stream("test")).image(0);

    @Test
    void cut_pictureOf48x48_isTheFaceItself() {
        GreyPicture picture = GreyPicture.of(48, 48, drawn.toBytes());

        assertThat(new FaceCutter(nothing -> List.of()).cut(picture))
                .contains(new CutFace(drawn, new Box(0, 0, 48, 48), 1));
    }

    @Test
    void cut_noFace_isEmpty() {
        assertThat(new FaceCutter(nothing -> List.of()).cut(GreyPicture.of(64, 64, new byte[64 * 64])))
                .isEmpty();
    }

    @Test
    void cut_severalFaces_takesTheFirstByTheSharedScaling() {
        GreyPicture picture = gradient(200, 100);
        Box large = new Box(90, -10, 96, 96);

        CutFace face = new FaceCutter(nothing -> List.of(large, new Box(0, 0, 50, 50)))
                .cut(picture)
                .orElseThrow();

        assertThat(face.facesFound()).isEqualTo(2);
        assertThat(face.box()).isEqualTo(large);
        assertThat(face.image()).isEqualTo(Pictures.toFace(picture, large));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "happy_astronaut_collins.png",
                "happy_pexels_baby.jpg",
                "neutral_pexels_woman.jpg",
                "surprised_pexels_santa.jpg"
            })
    void cut_photo_hasPixelsLikeFer2013(String name) {
        FaceImage face = new FaceCutter(new HaarFaceFinder())
                .cut(TestPhotos.photo(name))
                .orElseThrow()
                .image();

        double[] pixels =
                IntStream.range(0, FaceImage.PIXELS).mapToDouble(face::pixel).toArray();
        double mean = IntStream.range(0, pixels.length)
                .mapToDouble(i -> pixels[i])
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(IntStream.range(0, pixels.length)
                .mapToDouble(i -> (pixels[i] - mean) * (pixels[i] - mean))
                .average()
                .orElseThrow());
        assertThat(mean).isBetween(FaceBatch.PIXEL_MEAN - 65.0, FaceBatch.PIXEL_MEAN + 65.0);
        assertThat(deviation).isBetween(FaceBatch.PIXEL_DEVIATION / 2.0, FaceBatch.PIXEL_DEVIATION * 1.5);
    }

    @Test
    void cut_drawnFaceOnAWall_isFoundWithoutAnyPhoto() {
        FaceSet faces = SyntheticFaces.faces(16, new RandomStreams(1).stream("test"));
        FaceCutter cutter = new FaceCutter(new HaarFaceFinder());

        long found = IntStream.range(0, faces.size())
                .filter(i -> cutter.cut(onWall(faces.image(i))).isPresent())
                .count();

        assertThat(found).isGreaterThan(7);
    }

    private static GreyPicture onWall(FaceImage face) {
        int width = 480;
        int height = 360;
        int scale = 5;
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 150);
        for (int y = 0; y < 48 * scale; y++) {
            for (int x = 0; x < 48 * scale; x++) {
                pixels[(60 + y) * width + 120 + x] = (byte) face.pixel(y / scale * 48 + x / scale);
            }
        }
        return GreyPicture.of(width, height, pixels);
    }

    private static GreyPicture gradient(int width, int height) {
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % width + i / width);
        }
        return GreyPicture.of(width, height, pixels);
    }
}
