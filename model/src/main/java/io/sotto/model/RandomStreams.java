package io.sotto.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Named random streams: every random choice of a run draws from the stream of (seed, purpose, client, round), so results
 * do not depend on the order in which threads get there, nor on the Java version. Reproducible, therefore never for keys, masks or noise.
 *
 * @param seed the run's seed
 */
public record RandomStreams(long seed) {
    /** The stream for a purpose of the run as a whole. */
    public RandomGenerator stream(String purpose) {
        return stream(purpose, -1, -1);
    }

    /** The stream for a purpose of one client in one round. */
    public RandomGenerator stream(String purpose, long client, long round) {
        byte[] numbers = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(seed)
                .putLong(client)
                .putLong(round)
                .array();
        return new Xoshiro256(Sha256.of(numbers, purpose.getBytes(StandardCharsets.UTF_8)));
    }

    /** The numbers 0 to {@code count - 1} in random order (Fisher-Yates). */
    public static int[] permutation(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
