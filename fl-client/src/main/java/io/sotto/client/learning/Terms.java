package io.sotto.client.learning;

/**
 * When its owner lets a device take part.
 *
 * @param roundsPerDay at most, 1 to 1000
 */
public record Terms(boolean enabled, boolean onlyWhenIdle, boolean onlyOnPower, int roundsPerDay) {
    /** Off, and careful once it is switched on. */
    public static final Terms STANDARD = new Terms(false, true, true, 10);

    public Terms {
        if (roundsPerDay < 1 || roundsPerDay > 1000) {
            throw new IllegalArgumentException("roundsPerDay: expected 1 to 1000, found %d".formatted(roundsPerDay));
        }
    }
}
