package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import java.util.List;

/**
 * Finds the temperature that makes a model's probabilities fit labelled faces best (Guo et al. 2017): the one with the
 * least mean cross-entropy, which is convex in its reciprocal. Fit it on faces that the report is not about.
 */
public final class Temperature {
    /** Bounds of what is looked for; a sensible network's lies near 1. */
    public static final double LEAST = 0.05;

    /** See {@link #LEAST}. */
    public static final double MOST = 20;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double PRECISION = 1e-6;
    private static final double SMALLEST = 1e-30;

    private Temperature() {}

    /**
     * The best temperature by golden-section search over its logarithm, to about six digits.
     *
     * @param labels one for each prediction; at least one
     */
    public static double fit(Predictions predictions, List<Emotion> labels) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("no face to fit a temperature on: expected at least one");
        }
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        while (high - low > PRECISION) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(predictions, labels, left) < loss(predictions, labels, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(Predictions predictions, List<Emotion> labels, double logTemperature) {
        double inverse = Math.exp(-logTemperature);
        double sum = 0;
        for (int face = 0; face < labels.size(); face++) {
            double own = logarithm(predictions.probability(face, labels.get(face)));
            double total = 0;
            for (float probability : predictions.row(face)) {
                total += Math.exp(inverse * (logarithm(probability) - own));
            }
            sum += Math.log(total);
        }
        return sum / labels.size();
    }

    private static double logarithm(float probability) {
        return Math.log(Math.max(SMALLEST, probability));
    }
}
