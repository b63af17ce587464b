package io.sotto.privacy.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id version 1.3 (RFC 9106): makes a key of a passphrase, and makes each guess cost its memory and time. Immutable and
 * thread-safe.
 *
 * @param memoryKib memory that a guess takes, in KiB: 8 for each lane to {@value #MOST_MEMORY_KIB}
 * @param iterations passes over it, 1 to {@value #MOST_ITERATIONS}
 * @param lanes 1 to {@value #MOST_LANES}
 */
public record Argon2id(int memoryKib, int iterations, int lanes) {
    /** Bytes of a salt. */
    public static final int SALT_BYTES = 16;

    static final int MOST_MEMORY_KIB = 1 << 20;
    static final int MOST_ITERATIONS = 64;
    static final int MOST_LANES = 16;
    private static final int LEAST_KIB_A_LANE = 8;

    /** @throws IllegalArgumentException if a cost is out of range, so that a file cannot ask for all memory or a year */
    public Argon2id {
        if (lanes < 1 || lanes > MOST_LANES) {
            throw new IllegalArgumentException("lanes %d: expected 1 to %d".formatted(lanes, MOST_LANES));
        }
        if (memoryKib < LEAST_KIB_A_LANE * lanes || memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException(
                    "memory %d KiB: expected %d to %d".formatted(memoryKib, LEAST_KIB_A_LANE * lanes, MOST_MEMORY_KIB));
        }
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException(
                    "iterations %d: expected 1 to %d".formatted(iterations, MOST_ITERATIONS));
        }
    }

    /** RFC 9106's second recommended choice, for machines without 2 GiB to spare: 64 MiB, 3 passes, 4 lanes. */
    public static Argon2id recommended() {
        return new Argon2id(1 << 16, 3, 4);
    }

    /** @param salt {@value #SALT_BYTES} random bytes or more, another for each key */
    public SecretBytes derive(SecretBytes passphrase, byte[] salt, int lengthBytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] key = new byte[lengthBytes];
        generator.generateBytes(passphrase.reveal(), key);
        return SecretBytes.take(key);
    }
}
