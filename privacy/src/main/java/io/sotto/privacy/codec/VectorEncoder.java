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

    private static final double TWO_TO_32 = 0x1p32;

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
     * @return {@link VectorFormat#vectorLength()} integers
     * @throws IllegalArgumentException if lengths do not fit the format or an element is not finite
     */
    public int[] encode(Contribution contribution) {
        requireFit(contribution);
        int weight = Math.min(contribution.sampleCount(), format.weightCap());
        float[] update = contribution.update();
        float[] values = scaled(update, clipFactor(update) * weight / format.weightCap());
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

    private double clipFactor(float[] update) {
        double norm = Math.sqrt(squares(update));
        if (!Double.isFinite(norm)) {
            throw new IllegalArgumentException("an update that is not finite: expected every element to be finite");
        }
        return norm > format.clipNormL2() ? format.clipNormL2() / norm : 1;
    }

    /** Four sums, so that no addition waits for the one before it. */
    private static double squares(float[] update) {
        int whole = update.length & -4;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < whole; i += 4) {
            a += (double) update[i] * update[i];
            b += (double) update[i + 1] * update[i + 1];
            c += (double) update[i + 2] * update[i + 2];
            d += (double) update[i + 3] * update[i + 3];
        }
        for (int i = whole; i < update.length; i++) {
            a += (double) update[i] * update[i];
        }
        return a + b + c + d;
    }

    /** The factor is rounded towards zero, lest the norm pass its bound; in float, many products are made at once. */
    private static float[] scaled(float[] update, double factor) {
        float rounded = (float) factor;
        rounded = rounded > factor ? Math.nextDown(rounded) : rounded;
        float[] values = new float[update.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = update[i] * rounded;
        }
        return values;
    }

    private void round(float[] values, int[] vector, RandomWords random) {
        int[] words = new int[Math.min(PIECE, values.length)];
        for (int from = 0; from < values.length; from += words.length) {
            random.fill(words);
            round(values, vector, from, Math.min(words.length, values.length - from), words);
        }
        Arrays.fill(words, 0);
    }

    /** {@code floor(v + u)} with u uniform in [0, 1), both with 32 bits behind the point. */
    private void round(float[] values, int[] vector, int from, int count, int[] words) {
        double perStep = TWO_TO_32 / format.step();
        long largest = (long) format.largestInput() << Integer.SIZE;
        for (int i = 0; i < count; i++) {
            long exact = Math.max(-largest, Math.min(largest, (long) (values[from + i] * perStep)));
            vector[from + i] = (int) (exact + (words[i] & 0xffff_ffffL) >> Integer.SIZE);
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
