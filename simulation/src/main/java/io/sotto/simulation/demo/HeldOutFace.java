package io.sotto.simulation.demo;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A face that no client trains on: the first happy one of PrivateTest, or the first of all if none is happy. */
record HeldOutFace(FaceImage image, Emotion emotion) {
    static HeldOutFace of(String source) {
        FaceSet faces = FaceSource.read(source).requireFaces(Usage.PRIVATE_TEST);
        int chosen = 0;
        for (int i = faces.size() - 1; i >= 0; i--) {
            if (faces.label(i) == Emotion.HAPPY) {
                chosen = i;
            }
        }
        return new HeldOutFace(faces.image(chosen), faces.label(chosen));
    }

    String label() {
        return emotion.word();
    }

    /** Writes it as a grey PNG, 48x48. */
    void write(Path file) throws IOException {
        BufferedImage picture = new BufferedImage(FaceImage.SIDE, FaceImage.SIDE, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, FaceImage.SIDE, FaceImage.SIDE, image.toBytes());
        ImageIO.write(picture, "png", file.toFile());
    }
}
