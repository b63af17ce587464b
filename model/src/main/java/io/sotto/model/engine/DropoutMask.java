package io.sotto.model.engine;

import java.util.SplittableRandom;

/**
 * Which units dropout drops in one step: the same in every engine and on every thread, so that a training depends on its
 * seed alone (Srivastava et al. 2014, scaled at training).
 */
public final class DropoutMask {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private DropoutMask() {}

    /**
     * Fills the first elements of {@code mask} with 0 for a unit that is dropped and {@code 1 / (1 - rate)} for others.
     *
     * @param length how many units there are, in the order {@code [batch][channels][height][width]}
     * @param rate the share to drop, 0 to 1, 1 excluded
     * @param seed of the step
     * @param layer position of the dropout layer in the network, so that two of them drop different units
     */
    public static void fill(float[] mask, int length, double rate, long seed, int layer) {
        SplittableRandom random = new SplittableRandom(seed + GOLDEN_RATIO * layer);
        int threshold = (int) Math.round(rate * (1 << 24));
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < length; i++) {
            mask[i] = random.nextInt() >>> 8 < threshold ? 0 : kept;
        }
    }
}
