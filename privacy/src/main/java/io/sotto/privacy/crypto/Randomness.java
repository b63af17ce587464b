package io.sotto.privacy.crypto;

import java.security.SecureRandom;

/** Where keys, seeds and polynomials come from. Handed in, so that phases stay pure and tests repeat. */
@FunctionalInterface
public interface Randomness {
    /** Overwrites all of {@code target} with random bytes. */
    void fill(byte[] target);

    /** The platform's generator: the only choice outside tests. Thread-safe. */
    static Randomness system() {
        return new SecureRandom()::nextBytes;
    }
}
