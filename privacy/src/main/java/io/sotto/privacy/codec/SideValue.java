package io.sotto.privacy.codec;

/**
 * A number that every client adds to the sum beside its update: a loss, a count of hits, the samples of a class. Not
 * negative; a multiple of the unit is carried exactly, anything else is rounded up or down at random, right on average.
 *
 * @param name 1 to 32 lower-case letters, digits or dashes
 * @param unit the smallest step, above 0; the largest value is {@code unit * (2^inputBits - 1)}, more is cut to that
 */
public record SideValue(String name, double unit) {
    public SideValue {
        if (!name.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException(
                    "side value '%s': expected 1 to 32 lower-case letters, digits or dashes".formatted(name));
        }
        if (!(unit > 0 && unit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("unit %s of %s: expected above 0 and finite".formatted(unit, name));
        }
    }

    /** A whole number, carried exactly. */
    public static SideValue count(String name) {
        return new SideValue(name, 1);
    }
}
