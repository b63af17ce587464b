package io.sotto.model.engine;

import io.sotto.model.ClassMap;
import io.sotto.model.train.Loss;

/**
 * A loss and its gradient by the logits, for rows of probabilities: a few hundred numbers a batch, the same in every
 * engine. Immutable.
 */
public final class LossGradient {
    /** Least probability whose logarithm is taken, and least distance from 1; Deeplearning4j's. */
    private static final float LEAST = 1e-10f;

    private final boolean plain;
    private final double focus;
    private final double[] weights;

    /** @param classes what the columns stand for */
    public LossGradient(Loss loss, ClassMap classes) {
        this.plain = loss.equals(Loss.CROSS_ENTROPY);
        this.focus = loss.focus();
        this.weights = classes.classes().stream()
                .mapToDouble(emotion -> loss.classWeights().get(emotion.label()))
                .toArray();
    }

    /**
     * Replaces probabilities by the gradient of the mean loss by logits.
     *
     * @param probabilities {@code [batch][classes]}
     * @param targets {@code [batch][classes]}
     * @return the mean loss
     */
    public float apply(float[] probabilities, float[] targets) {
        int batch = probabilities.length / weights.length;
        double sum = 0;
        for (int row = 0; row < probabilities.length; row += weights.length) {
            sum += plain
                    ? crossEntropy(probabilities, targets, row, batch)
                    : weighted(probabilities, targets, row, batch);
        }
        return (float) (sum / batch);
    }

    private double crossEntropy(float[] probabilities, float[] targets, int row, int batch) {
        double loss = 0;
        for (int i = row; i < row + weights.length; i++) {
            loss -= targets[i] * Math.log(Math.max(LEAST, probabilities[i]));
            probabilities[i] = (probabilities[i] - targets[i]) / batch;
        }
        return loss;
    }

    /** With {@code h[c] = p[c] dL/dp[c]}, the gradient by logit j is {@code h[j] - p[j] sum h}. */
    private double weighted(float[] probabilities, float[] targets, int row, int batch) {
        double loss = 0;
        double sum = 0;
        double[] h = new double[weights.length];
        for (int c = 0; c < h.length; c++) {
            double target = weights[c] * targets[row + c];
            double p = Math.max(LEAST, probabilities[row + c]);
            double rest = Math.max(LEAST, 1 - p);
            double factor = Math.pow(rest, focus);
            loss -= target * factor * Math.log(p);
            h[c] = target * factor * (focus * p * Math.log(p) / rest - 1);
            sum += h[c];
        }
        for (int c = 0; c < h.length; c++) {
            probabilities[row + c] = (float) ((h[c] - probabilities[row + c] * sum) / batch);
        }
        return loss;
    }
}
