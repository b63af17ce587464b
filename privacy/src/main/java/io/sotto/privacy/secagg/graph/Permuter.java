package io.sotto.privacy.secagg.graph;

import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.SecretBytes;

/** Uniform choices out of a public seed, the same everywhere. */
final class Permuter {
    private final KeyStream stream;
    private final int[] words = new int[256];
    private int used = words.length;

    Permuter(GraphSeed seed, KeyStream stream) {
        this.stream = stream;
        try (SecretBytes key = SecretBytes.take(seed.digest().toBytes())) {
            stream.start(key);
        }
    }

    /** Uniform from 0 to bound - 1: words, unsigned, at or above the largest multiple of the bound are passed over. */
    int below(int bound) {
        long limit = (1L << Integer.SIZE) / bound * bound;
        long word = next();
        while (word >= limit) {
            word = next();
        }
        return (int) (word % bound);
    }

    private long next() {
        if (used == words.length) {
            stream.fill(words);
            used = 0;
        }
        return words[used++] & 0xffff_ffffL;
    }
}
