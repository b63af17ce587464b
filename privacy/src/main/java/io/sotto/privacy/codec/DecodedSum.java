package io.sotto.privacy.codec;

/**
 * What a cohort said together, and nothing about any one of it.
 *
 * <p>The arrays are not copied, since they may be large; they belong to whoever decoded the sum.
 */
public final class DecodedSum {
    private final float[] averageUpdate;
    private final long sampleCount;
    private final double[] sideValues;

    DecodedSum(float[] averageUpdate, long sampleCount, double[] sideValues) {
        this.averageUpdate = averageUpdate;
        this.sampleCount = sampleCount;
        this.sideValues = sideValues;
    }

    /** The average of the clipped updates, weighed by sample counts up to the cap. */
    public float[] averageUpdate() {
        return averageUpdate;
    }

    /** The sum of the sample counts, each up to the cap. Exact. */
    public long sampleCount() {
        return sampleCount;
    }

    /** The sums of the side values, in the order of the format. */
    public double[] sideValues() {
        return sideValues;
    }
}
