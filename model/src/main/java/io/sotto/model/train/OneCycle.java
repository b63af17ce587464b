package io.sotto.model.train;

/**
 * The learning rate over a whole training: a linear rise from a 25th of the peak, then half a cosine down to a
 * 10,000th of it (Smith and Topin 2018).
 *
 * @param peak the highest rate, above 0
 * @param warmUpShare which share of the steps rises, 0 to 1
 */
public record OneCycle(double peak, double warmUpShare) {
    private static final double FIRST = 1.0 / 25;
    private static final double LAST = 1.0 / 10_000;

    public OneCycle {
        if (!(peak > 0 && peak <= 10)) {
            throw new IllegalArgumentException("peak learning rate %s: expected above 0, at most 10".formatted(peak));
        }
        if (!(warmUpShare >= 0 && warmUpShare <= 1)) {
            throw new IllegalArgumentException("warm-up share %s: expected 0 to 1".formatted(warmUpShare));
        }
    }

    /** The rate of a step, 0 the first, of so many. */
    public double at(long step, long steps) {
        double done = (step + 0.5) / steps;
        if (done < warmUpShare) {
            return peak * (FIRST + (1 - FIRST) * done / warmUpShare);
        }
        double fallen = (done - warmUpShare) / (1 - warmUpShare);
        return peak * (LAST + (1 - LAST) * (1 + Math.cos(Math.PI * fallen)) / 2);
    }
}
