package io.sotto.privacy;

import io.sotto.privacy.crypto.Randomness;
import java.util.Random;

/** Repeatable randomness for tests; nothing secret about it. */
public final class TestRandomness {
    private TestRandomness() {}

    public static Randomness seeded(long seed) {
        Random random = new Random(seed);
        return random::nextBytes;
    }
}
