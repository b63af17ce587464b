package io.sotto.privacy.crypto;

/**
 * A long stream of 32-bit words out of one key: nobody who does not know the key can tell it from random words. Started
 * with a key, it gives the same words wherever it runs. Not thread-safe: one a worker.
 */
public interface KeyStream {
    /** Bytes in a key. */
    int keyBytes();

    /** Begins the stream of a key at its first word. */
    void start(SecretBytes key);

    /** Overwrites all of {@code target} with the next words. */
    void fill(int[] target);

    /** Adds the next words to all of {@code target}, modulo 2^32. */
    void add(int[] target);

    /** Subtracts the next words from all of {@code target}, modulo 2^32. */
    void subtract(int[] target);
}
