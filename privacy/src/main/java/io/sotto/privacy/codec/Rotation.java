package io.sotto.privacy.codec;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.SecretBytes;
import java.nio.charset.StandardCharsets;

/**
 * A random rotation that spreads the energy of a vector evenly over its elements, so that rounding can be finer
 * (Suresh et al. 2017; Kairouz et al. 2021). Orthonormal: it keeps the L2 norm, and the sum of rotated vectors is the
 * rotated sum. All clients of a round use the same, made of public randomness.
 *
 * <p>Usually a vector is padded to a power of two, which nearly doubles some. Here, with m = floor(log2 d), signs and a
 * Walsh-Hadamard transform are applied to the first 2^m elements and then, with other signs, to the last 2^m: as these
 * overlap, every element ends as a sum with random signs over 2^m elements of a vector of the same norm.
 *
 * <p><b>Bound.</b> By Hoeffding an element passes r with probability at most {@code 2 exp(-r^2 2^m / (2 C^2))} for a
 * vector of norm C, so any of d does with at most 2^-20 for {@code r = C sqrt(2 ln(2^21 d) / 2^m)}.
 *
 * <p>Signs are the bits, least significant first, of the key stream under the key SHA-256("sotto rotation v1" || seed):
 * first those of the first transform, then those of the second; a set bit is a minus.
 */
public final class Rotation {
    private static final byte[] PURPOSE = "sotto rotation v1".getBytes(StandardCharsets.US_ASCII);

    private final int length;
    private final int block;
    private final float[] factors;
    private final int[] firstSigns;
    private final int[] secondSigns;

    /**
     * @param seed public; the context of a round
     * @param length d, 1 or more
     */
    public Rotation(Digest seed, int length, KeyStream stream) {
        this.length = length;
        this.block = Integer.highestOneBit(length);
        this.factors = factors(block);
        int words = (block + Integer.SIZE - 1) / Integer.SIZE;
        this.firstSigns = new int[words];
        this.secondSigns = new int[words];
        try (SecretBytes key =
                SecretBytes.take(Digest.sha256(PURPOSE, seed.toBytes()).toBytes())) {
            stream.start(key);
            stream.fill(firstSigns);
            stream.fill(secondSigns);
        }
    }

    /** Rotates the first {@code length} elements in place. */
    public void apply(float[] vector) {
        flip(vector, 0, firstSigns);
        WalshHadamard.transform(vector, 0, block);
        flip(vector, length - block, secondSigns);
        WalshHadamard.transform(vector, length - block, block);
    }

    /** Undoes {@link #apply}. */
    public void invert(float[] vector) {
        WalshHadamard.transform(vector, length - block, block);
        flip(vector, length - block, secondSigns);
        WalshHadamard.transform(vector, 0, block);
        flip(vector, 0, firstSigns);
    }

    /** Applies signs, and the factor that makes a transform orthonormal. */
    private void flip(float[] vector, int from, int[] signs) {
        int i = 0;
        for (; i + Byte.SIZE <= block; i += Byte.SIZE) {
            int eight = (signs[i >>> 5] >>> i & 0xff) * Byte.SIZE;
            for (int j = 0; j < Byte.SIZE; j++) {
                vector[from + i + j] *= factors[eight + j];
            }
        }
        for (; i < block; i++) {
            vector[from + i] *= factors[(signs[0] >>> i & 1) * Byte.SIZE];
        }
    }

    /** For every byte of signs the eight factors that it stands for: looked up faster than made bit by bit. */
    private static float[] factors(int block) {
        float factor = (float) (1 / Math.sqrt(block));
        float[] factors = new float[256 * Byte.SIZE];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (i / Byte.SIZE >>> i % Byte.SIZE & 1) == 0 ? factor : -factor;
        }
        return factors;
    }
}
