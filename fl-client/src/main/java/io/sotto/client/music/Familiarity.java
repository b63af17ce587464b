package io.sotto.client.music;

import java.time.Instant;

/**
 * What a person and a song have been through.
 *
 * @param plays how often it was played, 1 or more
 * @param last when it was last begun
 * @param rewards the sum of {@link Feedback#reward()} over all feedback to it
 */
public record Familiarity(int plays, Instant last, double rewards) {
    public Familiarity {
        if (plays < 1 || !Double.isFinite(rewards)) {
            throw new IllegalArgumentException(
                    "%d plays, rewards %s: expected 1 or more and a number".formatted(plays, rewards));
        }
    }

    /** The mean reward, drawn towards 0 as if there had been one more play without any word; -1 to 1. */
    double liking() {
        return Math.max(-1, Math.min(1, rewards / (plays + 1)));
    }
}
