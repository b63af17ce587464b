package io.sotto.model.dl4j;

import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import java.util.random.RandomGenerator;

/** Batches of noise with labels in turn. */
final class SampleBatches {
    private SampleBatches() {}

    static FaceBatch noise(int size, RandomGenerator random) {
        FaceBatch batch = new FaceBatch(size, FaceImage.SIDE);
        byte[] pixels = new byte[FaceImage.PIXELS];
        for (int i = 0; i < size; i++) {
            random.nextBytes(pixels);
            batch.add(FaceImage.of(pixels), Emotion.ofLabel(i % Emotion.COUNT), 0.1f);
        }
        return batch;
    }
}
