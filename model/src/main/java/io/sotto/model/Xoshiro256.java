package io.sotto.model;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021): 256 bits of state,
 * period 2^256 - 1. Written out here because the platform's generators turn seed bytes into another state on Java 17 than
 * on Java 25, and a seed must mean the same on every device. Not thread-safe, and not for secrets.
 */
final class Xoshiro256 implements RandomGenerator {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** @param seed becomes the state, big endian; a digest, so not all zeros */
    Xoshiro256(Sha256 seed) {
        ByteBuffer words = ByteBuffer.wrap(seed.toBytes());
        s0 = words.getLong();
        s1 = words.getLong();
        s2 = words.getLong();
        s3 = words.getLong();
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Marsaglia's polar method (1964), in strict arithmetic: the platform's own method changed after Java 17. */
    @Override
    public double nextGaussian() {
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}
