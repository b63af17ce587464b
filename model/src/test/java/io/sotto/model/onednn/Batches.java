package io.sotto.model.onednn;

import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import java.util.random.RandomGenerator;

/** Batches of noise with smoothed labels. */
final class Batches {
    private static final float SMOOTHING = 0.1f;

    private Batches() {}

    static FaceBatch noise(int size, int side, RandomGenerator random) {
        FaceBatch batch = new FaceBatch(size, side);
        for (int face = 0; face < size; face++) {
            int offset = batch.claim(Emotion.ofLabel(random.nextInt(Emotion.COUNT)), SMOOTHING);
            for (int i = 0; i < side * side; i++) {
                batch.pixels()[offset + i] = (float) random.nextGaussian();
            }
        }
        return batch;
    }

    /** Some of a batch's faces, alone. */
    static FaceBatch part(FaceBatch batch, int from, int size) {
        FaceBatch part = new FaceBatch(size, batch.side());
        int pixels = batch.side() * batch.side();
        for (int face = 0; face < size; face++) {
            part.claim(Emotion.NEUTRAL, 0);
        }
        System.arraycopy(batch.pixels(), from * pixels, part.pixels(), 0, size * pixels);
        System.arraycopy(batch.targets(), from * Emotion.COUNT, part.targets(), 0, size * Emotion.COUNT);
        return part;
    }
}
