package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a model is right as often as it says: faces sorted by the probability of their top class into bins of equal
 * width (Guo et al. 2017, section 2).
 *
 * @param bins {@value #BINS}, from probability 0 to 1
 */
public record Calibration(List<Bin> bins) {
    /** How many bins there are. */
    public static final int BINS = 15;

    /**
     * Faces whose top class has about the same probability.
     *
     * @param count how many
     * @param meanConfidence mean probability of the top class, 0 without faces
     * @param accuracy share whose top class is right, 0 without faces
     */
    public record Bin(long count, double meanConfidence, double accuracy) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** @param labels one for each prediction */
    public static Calibration of(Predictions predictions, List<Emotion> labels) {
        long[] counts = new long[BINS];
        long[] right = new long[BINS];
        double[] confidence = new double[BINS];
        for (int i = 0; i < labels.size(); i++) {
            float top = predictions.confidence(i);
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(top * BINS) - 1));
            counts[bin]++;
            confidence[bin] += top;
            right[bin] += predictions.top(i) == labels.get(i) ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            double divisor = Math.max(1, counts[i]);
            bins.add(new Bin(counts[i], confidence[i] / divisor, right[i] / divisor));
        }
        return new Calibration(bins);
    }

    /** Mean distance between confidence and accuracy, each bin counting by its faces: 0 to 1; NaN without faces. */
    public double expectedError() {
        double sum = 0;
        long count = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.accuracy() - bin.meanConfidence());
            count += bin.count();
        }
        return sum / count;
    }
}
