package io.sotto.privacy.codec;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.KeyStream;

/**
 * Reads the sum of encoded vectors. Refuses one that honest clients cannot have made: an element, a count or the norm of
 * the whole out of range. That bounds what a poisoned vector can do to the average; it does not prevent it.
 */
public final class VectorDecoder {
    private final VectorFormat format;
    private final int minimumSurvivors;
    private final Digest rotationSeed;
    private final KeyStream stream;

    /** @param rotationSeed and the rest as given to the encoders */
    public VectorDecoder(VectorFormat format, int minimumSurvivors, Digest rotationSeed, KeyStream stream) {
        this.format = format;
        this.minimumSurvivors = minimumSurvivors;
        this.rotationSeed = rotationSeed;
        this.stream = stream;
    }

    /**
     * @param sum the sum of the vectors, as {@link VectorLayout#gather} gives it
     * @param survivors how many vectors it is the sum of
     */
    public DecodedSum decode(int[] sum, int survivors) throws InconsistentSumException {
        long weight = Integer.toUnsignedLong(sum[format.weightIndex()]);
        requireRange("the sample count", weight, survivors, (long) survivors * format.weightCap());
        float[] update = updateSum(sum, survivors);
        requireNorm(update, weight, survivors);
        if (format.rotated()) {
            new Rotation(rotationSeed, update.length, stream).invert(update);
        }
        double perUpdate = (double) format.weightCap() / weight;
        for (int i = 0; i < update.length; i++) {
            update[i] = (float) (update[i] * perUpdate);
        }
        return new DecodedSum(update, weight, sideValues(sum, survivors));
    }

    private float[] updateSum(int[] sum, int survivors) throws InconsistentSumException {
        double largest = format.largestSum(survivors, minimumSurvivors);
        double step = format.step();
        float[] update = new float[format.modelLength()];
        for (int i = 0; i < update.length; i++) {
            int steps = sum[i];
            if (Math.abs((double) steps) > largest) {
                requireRange("element " + i, steps, (long) -largest, (long) largest);
            }
            update[i] = (float) (steps * step);
        }
        return update;
    }

    /** Each client adds at most C by its weight, and rounding less than a step an element. */
    private void requireNorm(float[] update, long weight, int survivors) throws InconsistentSumException {
        double squares = 0;
        for (float value : update) {
            squares += (double) value * value;
        }
        double rounding = survivors * format.step() * Math.sqrt(update.length);
        double noise = format.noiseStepsPerClient(minimumSurvivors)
                * format.step()
                * Math.sqrt(survivors)
                * (Math.sqrt(update.length) + 9);
        double largest = (format.clipNormL2() * weight / format.weightCap() + rounding + noise) * (1 + 1e-5);
        if (Math.sqrt(squares) > largest) {
            throw new InconsistentSumException("the norm of the sum is %.6g: expected at most %.6g from %d clients"
                    .formatted(Math.sqrt(squares), largest, survivors));
        }
    }

    private double[] sideValues(int[] sum, int survivors) throws InconsistentSumException {
        double[] values = new double[format.sideValues().size()];
        for (int i = 0; i < values.length; i++) {
            SideValue value = format.sideValues().get(i);
            long units = Integer.toUnsignedLong(sum[format.weightIndex() + 1 + i]);
            requireRange(value.name(), units, 0, (long) survivors * format.largestSideInput());
            values[i] = units * value.unit();
        }
        return values;
    }

    private static void requireRange(String what, long found, long lowest, long highest)
            throws InconsistentSumException {
        if (found < lowest || found > highest) {
            throw new InconsistentSumException(
                    "%s of the sum is %d: expected %d to %d".formatted(what, found, lowest, highest));
        }
    }
}
