package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Confidence intervals by the percentile bootstrap (Efron 1979): the faces are drawn again, with replacement, a thousand
 * times, and the middle 95 % of the figures is the interval. It tells what other faces of the same kind would have
 * changed, nothing about another training. The same seed gives the same interval.
 */
public final class Bootstrap {
    /** How often the faces are drawn. */
    public static final int RESAMPLES = 1000;

    private static final double TAIL = 0.025;

    private final Evaluation[] resamples;

    /** @param labels one for each prediction; at least one */
    public Bootstrap(Predictions predictions, List<Emotion> labels, long seed) {
        int[] cells = new int[labels.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] =
                    labels.get(i).label() * Emotion.COUNT + predictions.top(i).label();
        }
        RandomGenerator random = new RandomStreams(seed).stream("bootstrap");
        this.resamples = new Evaluation[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            resamples[i] = resample(cells, random);
        }
    }

    /** The interval of a figure that the confusion matrix alone decides. */
    public Interval interval(ToDoubleFunction<Evaluation> figure) {
        double[] sorted = Arrays.stream(resamples).mapToDouble(figure).sorted().toArray();
        int skipped = (int) Math.round(TAIL * RESAMPLES);
        return new Interval(sorted[skipped], sorted[RESAMPLES - 1 - skipped]);
    }

    private static Evaluation resample(int[] cells, RandomGenerator random) {
        long[][] confusion = new long[Emotion.COUNT][Emotion.COUNT];
        for (int i = 0; i < cells.length; i++) {
            int cell = cells[random.nextInt(cells.length)];
            confusion[cell / Emotion.COUNT][cell % Emotion.COUNT]++;
        }
        return new Evaluation(confusion, Double.NaN);
    }
}
