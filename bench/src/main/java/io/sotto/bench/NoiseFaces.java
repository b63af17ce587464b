package io.sotto.bench;

import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Faces of noise with all labels in turn: as much work as real ones. */
final class NoiseFaces {
    private NoiseFaces() {}

    static FaceBatch batch(int size, RandomGenerator random) {
        FaceBatch batch = new FaceBatch(size, FaceImage.SIDE);
        for (int i = 0; i < size; i++) {
            batch.add(face(random), Emotion.ofLabel(i % Emotion.COUNT), 0);
        }
        return batch;
    }

    static FaceSet set(int size, RandomGenerator random) {
        List<FaceImage> images = new ArrayList<>();
        List<Emotion> labels = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            images.add(face(random));
            labels.add(Emotion.ofLabel(i % Emotion.COUNT));
        }
        return new FaceSet(images, labels);
    }

    private static FaceImage face(RandomGenerator random) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        random.nextBytes(pixels);
        return FaceImage.of(pixels);
    }
}
