package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model made of labelled faces: a confusion matrix and the sum of cross-entropies, and the usual figures from
 * them. A figure that would divide by zero is NaN, and its method says when. Immutable.
 */
public final class Evaluation {
    /** No probability counts as less, so that one confident mistake does not make the mean infinite. */
    public static final double LEAST_PROBABILITY = 1e-7;

    private final long[][] confusion;
    private final double crossEntropySum;

    /** Takes over a matrix that nobody else keeps. */
    Evaluation(long[][] confusion, double crossEntropySum) {
        this.confusion = confusion;
        this.crossEntropySum = crossEntropySum;
    }

    /** Counts predictions one by one. Not thread-safe. */
    public static final class Counter {
        private final long[][] confusion = new long[Emotion.COUNT][Emotion.COUNT];
        private double crossEntropySum;

        /**
         * Counts one face. The predicted class is the most probable one; of equals, the one with the lowest label; of
         * nothing but NaN, label 0.
         *
         * @param label the true class
         * @param probabilities holds seven from {@code offset} on, by label; NaN makes the cross-entropy NaN
         */
        public Counter add(Emotion label, float[] probabilities, int offset) {
            int predicted = 0;
            for (int i = 1; i < Emotion.COUNT; i++) {
                if (probabilities[offset + i] > probabilities[offset + predicted]) {
                    predicted = i;
                }
            }
            confusion[label.label()][predicted]++;
            crossEntropySum -= Math.log(Math.max(LEAST_PROBABILITY, probabilities[offset + label.label()]));
            return this;
        }

        /** The evaluation of what was counted so far; counting may go on. */
        public Evaluation evaluation() {
            return new Evaluation(copy(confusion), crossEntropySum);
        }
    }

    /** @param labels one for each prediction */
    public static Evaluation of(Predictions predictions, List<Emotion> labels) {
        Counter counter = new Counter();
        for (int i = 0; i < labels.size(); i++) {
            counter.add(labels.get(i), predictions.row(i), 0);
        }
        return counter.evaluation();
    }

    /** The evaluation of both sets of faces together. */
    public Evaluation plus(Evaluation other) {
        long[][] sum = copy(confusion);
        for (int i = 0; i < Emotion.COUNT; i++) {
            for (int j = 0; j < Emotion.COUNT; j++) {
                sum[i][j] += other.confusion[i][j];
            }
        }
        return new Evaluation(sum, crossEntropySum + other.crossEntropySum);
    }

    /** How many faces of class {@code label} were taken for class {@code predicted}. */
    public long confusion(Emotion label, Emotion predicted) {
        return confusion[label.label()][predicted.label()];
    }

    /** The whole matrix, {@code [true label][predicted label]}; a copy. */
    public long[][] confusion() {
        return copy(confusion);
    }

    /** How many faces there are. */
    public long count() {
        return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
    }

    /** How many faces have this class. */
    public long count(Emotion label) {
        return Arrays.stream(confusion[label.label()]).sum();
    }

    /** How many faces were taken for this class. */
    public long predicted(Emotion predicted) {
        return Arrays.stream(confusion).mapToLong(row -> row[predicted.label()]).sum();
    }

    /** Share of all faces whose class was found, 0 to 1; NaN without faces. */
    public double accuracy() {
        long right = IntStream.range(0, Emotion.COUNT)
                .mapToLong(i -> confusion[i][i])
                .sum();
        return (double) right / count();
    }

    /** Share of a class's faces that were found, 0 to 1; NaN if it has no face. */
    public double recall(Emotion label) {
        return (double) confusion(label, label) / count(label);
    }

    /** Share of right ones among the faces taken for a class, 0 to 1; NaN if no face was. */
    public double precision(Emotion label) {
        return (double) confusion(label, label) / predicted(label);
    }

    /**
     * Harmonic mean of precision and recall, as 2 TP / (faces + predictions), 0 to 1; so 0 for a class with faces none of
     * which was found. NaN if the class has no face.
     */
    public double f1(Emotion label) {
        return count(label) == 0 ? Double.NaN : 2.0 * confusion(label, label) / (count(label) + predicted(label));
    }

    /**
     * Mean of {@link #f1} over the classes that have faces, each counting the same; NaN without faces. Faces wrongly
     * taken for a class without faces still lower their own class's recall.
     */
    public double macroF1() {
        return Arrays.stream(Emotion.values())
                .mapToDouble(this::f1)
                .filter(f1 -> !Double.isNaN(f1))
                .average()
                .orElse(Double.NaN);
    }

    /** Mean of -ln(probability of the true class), in nats; NaN without faces or if the model gave NaN. */
    public double meanCrossEntropy() {
        return crossEntropySum / count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evaluation evaluation
                && Arrays.deepEquals(confusion, evaluation.confusion)
                && Double.compare(crossEntropySum, evaluation.crossEntropySum) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(confusion);
    }

    @Override
    public String toString() {
        return "Evaluation[%d faces, accuracy %.4f, macro-F1 %.4f]".formatted(count(), accuracy(), macroF1());
    }

    private static long[][] copy(long[][] matrix) {
        return Arrays.stream(matrix).map(long[]::clone).toArray(long[][]::new);
    }
}
