package io.sotto.simulation.engine;

import io.sotto.model.ParameterVector;

/**
 * Federated averaging (McMahan et al. 2017, algorithm 1): the global model plus the mean of the clients' updates, weighted
 * by their faces, as a running sum in O(d) memory. Not thread-safe.
 *
 * <p>The sum is exact but for one rounding of each term, so it does not depend on the order of terms (pre-rounding, after
 * Demmel and Nguyen 2013, "Fast Reproducible Floating-Point Summation"): weight times element has at most 48 bits and is
 * exact in double; it is cut into a multiple of {@value #HIGH_UNIT} and a multiple of 2^-34, each added to a sum of its
 * own. With {@link #MAX_ELEMENT}, {@link #MAX_TOTAL_WEIGHT} and {@link #MAX_UPDATES} neither sum outgrows 53 bits, so
 * each addition is exact. What is cut off is at most 2^-35 of each term, before the division by the total weight.
 */
public final class FederatedAverage {
    /** The largest magnitude of an element of an update: 2^20. */
    public static final double MAX_ELEMENT = 1 << 20;

    /** The largest sum of weights: 2^37. */
    public static final long MAX_TOTAL_WEIGHT = 1L << 37;

    /** The most updates: 2^16. */
    public static final int MAX_UPDATES = 1 << 16;

    /** The largest weight of one update: 2^24, so that its product with a float32 is exact. */
    public static final long MAX_WEIGHT = 1 << 24;

    private static final double HIGH_UNIT = 16;
    private static final double LOW_UNIT = 0x1p-34;

    /** Adding and taking away 1.5 * 2^52 units rounds to a multiple of the unit, half to even. */
    private static final double HIGH_ROUNDER = 0x1.8p52 * HIGH_UNIT;

    private static final double LOW_ROUNDER = 0x1.8p52 * LOW_UNIT;

    private final double[] high;
    private final double[] low;
    private long totalWeight;
    private int updates;

    /** @param length elements of each update */
    public FederatedAverage(int length) {
        this.high = new double[length];
        this.low = new double[length];
    }

    /**
     * Adds an update.
     *
     * @param weight how many faces it stands for, 0 to {@link #MAX_WEIGHT}
     * @throws IllegalArgumentException if it does not fit; the sum is then as before
     */
    public void add(ParameterVector update, long weight) {
        requireFits(update, weight);
        for (int i = 0; i < high.length; i++) {
            double term = weight * (double) update.get(i);
            double coarse = (term + HIGH_ROUNDER) - HIGH_ROUNDER;
            high[i] += coarse;
            low[i] += ((term - coarse) + LOW_ROUNDER) - LOW_ROUNDER;
        }
        totalWeight += weight;
        updates++;
    }

    /** How many updates have been added. */
    public int updates() {
        return updates;
    }

    /**
     * The weighted mean so far.
     *
     * @throws IllegalStateException if the total weight is 0
     */
    public double[] mean() {
        if (totalWeight == 0) {
            throw new IllegalStateException("no mean of %d updates with total weight 0".formatted(updates));
        }
        double[] mean = new double[high.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (high[i] + low[i]) / totalWeight;
        }
        return mean;
    }

    /** The next global model: the present one plus the mean, added in double and rounded once. */
    public ParameterVector applyTo(ParameterVector global) {
        double[] mean = mean();
        if (global.length() != mean.length) {
            throw new IllegalArgumentException(
                    "model of %d elements: expected %d".formatted(global.length(), mean.length));
        }
        float[] next = new float[mean.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = (float) (global.get(i) + mean[i]);
        }
        return ParameterVector.of(global.layout(), next);
    }

    private void requireFits(ParameterVector update, long weight) {
        if (update.length() != high.length) {
            throw new IllegalArgumentException(
                    "update of %d elements: expected %d".formatted(update.length(), high.length));
        }
        if (weight < 0 || weight > MAX_WEIGHT || totalWeight + weight > MAX_TOTAL_WEIGHT || updates == MAX_UPDATES) {
            throw new IllegalArgumentException("weight %d after %d updates of weight %d: expected at most %d, %d and %d"
                    .formatted(weight, updates, totalWeight, MAX_WEIGHT, MAX_UPDATES - 1, MAX_TOTAL_WEIGHT));
        }
        for (int i = 0; i < high.length; i++) {
            if (!(Math.abs(update.get(i)) <= MAX_ELEMENT)) {
                throw new IllegalArgumentException(
                        "update with %s at %d: expected at most %s".formatted(update.get(i), i, MAX_ELEMENT));
            }
        }
    }
}
