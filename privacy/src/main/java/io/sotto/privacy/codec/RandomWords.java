package io.sotto.privacy.codec;

import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import java.util.Arrays;

/** Many random numbers out of one fresh key: for rounding and noise, which must be as hard to guess as a mask. */
final class RandomWords implements AutoCloseable {
    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    private final KeyStream stream;
    private final int[] words = new int[2048];
    private int used = words.length;

    RandomWords(KeyStream stream, Randomness randomness) {
        this.stream = stream;
        try (SecretBytes key = SecretBytes.random(stream.keyBytes(), randomness)) {
            stream.start(key);
        }
    }

    /** 32 random bits. */
    int next() {
        if (used == words.length) {
            stream.fill(words);
            used = 0;
        }
        return words[used++];
    }

    /** Overwrites all of {@code target} with words that nobody else gets. */
    void fill(int[] target) {
        stream.fill(target);
    }

    /** Uniform in [0, 1), 24 bits: enough where only the average counts. */
    double nextFraction() {
        return (next() >>> 8) * 0x1p-24;
    }

    /** Uniform in [0, 1), 53 bits. */
    double nextDouble() {
        long high = next() & 0xffff_ffffL;
        return (high << 21 | next() >>> 11) * TWO_TO_MINUS_53;
    }

    /** Forgets what was made in advance. */
    @Override
    public void close() {
        Arrays.fill(words, 0);
        used = words.length;
    }
}
