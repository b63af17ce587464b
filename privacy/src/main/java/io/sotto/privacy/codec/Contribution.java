package io.sotto.privacy.codec;

/**
 * What one device would like to add to the sum; it never leaves the device like this.
 *
 * <p>The arrays are not copied, since an update may be large: whoever makes a contribution leaves them alone.
 */
public final class Contribution {
    private final float[] update;
    private final int sampleCount;
    private final double[] sideValues;

    /**
     * @param update the change of each parameter, every one finite
     * @param sampleCount how many samples it was learned from, 1 or more
     * @param sideValues not negative and finite, in the order of the format
     */
    public Contribution(float[] update, int sampleCount, double... sideValues) {
        if (sampleCount < 1) {
            throw new IllegalArgumentException("sample count %d: expected 1 or more".formatted(sampleCount));
        }
        for (double value : sideValues) {
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException("a side value is %s: expected 0 or more".formatted(value));
            }
        }
        this.update = update;
        this.sampleCount = sampleCount;
        this.sideValues = sideValues;
    }

    float[] update() {
        return update;
    }

    int sampleCount() {
        return sampleCount;
    }

    double[] sideValues() {
        return sideValues;
    }

    /** Lengths alone: the numbers are private. */
    @Override
    public String toString() {
        return "Contribution[%d elements, %d side values]".formatted(update.length, sideValues.length);
    }
}
