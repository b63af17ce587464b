package io.sotto.model.train;

/**
 * The last rounds of a run, such as those in which batch normalisation's statistics are frozen.
 *
 * @param share of all rounds, 0 to 1
 */
public record LastShare(double share) {
    public LastShare {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share %s: expected 0 to 1".formatted(share));
        }
    }

    /** Whether one of so many, 1 the first, belongs to it: more than half of it does. */
    public boolean covers(int number, int count) {
        return number - 0.5 > count * (1 - share);
    }
}
