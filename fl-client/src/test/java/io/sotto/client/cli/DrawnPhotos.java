package io.sotto.client.cli;

import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures that tests draw themselves, so that they need no photo of anybody. */
final class DrawnPhotos {
    private static final int WALL = 150;

    private DrawnPhotos() {}

    /** A wall with drawn faces hanging side by side, each so many times as large as 48x48. */
    static Path write(Path file, int... scales) throws IOException {
        FaceSet faces = SyntheticFaces.faces(40, new RandomStreams(1).stream("test"));
        BufferedImage wall = new BufferedImage(120 + 340 * scales.length, 360, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < wall.getWidth(); x++) {
            for (int y = 0; y < wall.getHeight(); y++) {
                wall.getRaster().setSample(x, y, 0, WALL);
            }
        }
        for (int i = 0; i < scales.length; i++) {
            hang(wall, faces.image(i), 100 + 340 * i, scales[i]);
        }
        ImageIO.write(wall, "png", file.toFile());
        return file;
    }

    private static void hang(BufferedImage wall, FaceImage face, int left, int scale) {
        for (int y = 0; y < FaceImage.SIDE * scale; y++) {
            for (int x = 0; x < FaceImage.SIDE * scale; x++) {
                wall.getRaster().setSample(left + x, 60 + y, 0, face.pixel(y / scale * FaceImage.SIDE + x / scale));
            }
        }
    }
}
