package io.sotto.privacy.codec;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.Randomness;
import java.util.Arrays;

/**
 * Turns a contribution into the integers of a {@link VectorFormat}: clip, weigh, rotate, scale, round at random, add
 * noise. Whatever the contribution, the result is in the format's range, so a sum of honest vectors never overflows.
 */
public final class VectorEncoder {
    /** Words of randomness at once: a piece stays in the first-level cache. */
    private static final int PIECE = 2048;
    /** Above any input, of which there are 24 bits at most. */
    private static final int BIAS = 1 << 25;

    private final VectorFormat format;
    private final int minimumSurvivors;
    private final Digest rotationSeed;
    private final KeyStream stream;
    private final Randomness randomness;

    /**
     * @param minimumSurvivors how many clients share the noise
     * @param rotationSeed public and the same for all clients of a round
     * @param randomness for rounding and noise
     */
    public VectorEncoder(
            VectorFormat format, int minimumSurvivors, Digest rotationSeed, KeyStream stream, Randomness randomness) {
        this.format = format;
        this.minimumSurvivors = minimumSurvivors;
        this.rotationSeed = rotationSeed;
        this.stream = stream;
        this.randomness = randomness;
    }

    /**
     * @return {@link VectorFormat#vectorLength()} integers, each to be read modulo 2^ringBits
     * @throws IllegalArgumentException if lengths do not fit the format or an element is not finite
     */
    public int[] encode(Contribution contribution) {
        requireFit(contribution);
        int weight = Math.min(contribution.sampleCount(), format.weightCap());
        float[] values = contribution.update().clone();
        scale(values, clipFactor(values) * weight / format.weightCap());
        if (format.rotated()) {
            new Rotation(rotationSeed, values.length, stream).apply(values);
        }
        int[] vector = new int[format.vectorLength()];
        try (RandomWords random = new RandomWords(stream, randomness)) {
            round(values, vector, random);
            addNoise(vector, random);
            vector[format.weightIndex()] = weight;
            roundSideValues(contribution.sideValues(), vector, random);
        }
        Arrays.fill(values, 0);
        return vector;
    }

    private void requireFit(Contribution contribution) {
        if (contribution.update().length != format.modelLength()) {
            throw new IllegalArgumentException("an update of %d elements: expected %d"
                    .formatted(contribution.update().length, format.modelLength()));
        }
        if (contribution.sideValues().length != format.sideValues().size()) {
            throw new IllegalArgumentException("%d side values: expected %d"
                    .formatted(
                            contribution.sideValues().length,
                            format.sideValues().size()));
        }
    }

    private double clipFactor(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double norm = Math.sqrt(squares);
        if (!Double.isFinite(norm)) {
            throw new IllegalArgumentException("an update that is not finite: expected every element to be finite");
        }
        return norm > format.clipNormL2() ? format.clipNormL2() / norm : 1;
    }

    private static void scale(float[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor);
        }
    }

    private void round(float[] values, int[] vector, RandomWords random) {
        int[] words = new int[Math.min(PIECE, values.length)];
        for (int from = 0; from < values.length; from += words.length) {
            random.fill(words);
            round(values, vector, from, Math.min(words.length, values.length - from), words);
        }
        Arrays.fill(words, 0);
    }

    /**
     * {@code floor(v + u)} with u uniform in [0, 1), 24 bits: enough where only the average counts. A positive number is cut
     * off faster than any is rounded down, hence the bias (see {@code EncodingBench}); it costs what lies below 2^-27.
     */
    private void round(float[] values, int[] vector, int from, int count, int[] words) {
        double perStep = 1 / format.step();
        double largest = format.largestInput();
        for (int i = 0; i < count; i++) {
            double exact = values[from + i] * perStep;
            exact = exact > largest ? largest : exact;
            exact = exact < -largest ? -largest : exact;
            vector[from + i] = (int) (exact + (words[i] >>> 8) * 0x1p-24 + BIAS) - BIAS;
        }
    }

    private void addNoise(int[] vector, RandomWords random) {
        double sigma = format.noiseStepsPerClient(minimumSurvivors);
        if (sigma > 0) {
            DiscreteGaussian noise = new DiscreteGaussian(sigma, random);
            for (int i = 0; i < format.modelLength(); i++) {
                vector[i] += noise.sample();
            }
        }
    }

    private void roundSideValues(double[] values, int[] vector, RandomWords random) {
        for (int i = 0; i < values.length; i++) {
            double exact = Math.min(
                    format.largestSideInput(),
                    values[i] / format.sideValues().get(i).unit());
            vector[format.weightIndex() + 1 + i] = (int) Math.floor(exact + random.nextFraction());
        }
    }
}
