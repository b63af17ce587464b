package io.sotto.model.report;

import io.sotto.model.evaluate.Measures;
import io.sotto.model.evaluate.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures on one test set.
 *
 * @param name of the test set
 * @param description of the test set, in a few words
 * @param plain each face looked at once
 * @param mirrored each face looked at twice, the second time mirrored, and the two answers averaged
 * @param mistakes the most confident ones first, at most {@value #MOST_MISTAKES}
 */
public record SplitReport(String name, String description, Measures plain, Measures mirrored, List<Mistake> mistakes) {
    /** How many mistakes are kept. */
    public static final int MOST_MISTAKES = 20;

    public SplitReport {
        mistakes = List.copyOf(mistakes);
    }

    /**
     * @param plain what the model made of all faces of the test set's usage
     * @param mirrored likewise of their mirror images
     */
    static SplitReport of(TestSet set, Predictions plain, Predictions mirrored, double temperature) {
        Predictions once = plain.subset(set.positions());
        Predictions other = mirrored.subset(set.positions());
        Predictions scaled = once.atTemperature(temperature);
        return new SplitReport(
                set.name(),
                set.description(),
                Measures.of(once, scaled, set.labels()),
                Measures.of(
                        once.averagedWith(other), scaled.averagedWith(other.atTemperature(temperature)), set.labels()),
                mistakes(set, scaled));
    }

    private static List<Mistake> mistakes(TestSet set, Predictions predictions) {
        return IntStream.range(0, predictions.count())
                .mapToObj(i -> new Mistake(
                        set.faces().get(i).row(),
                        set.faces().get(i).label(),
                        predictions.top(i),
                        predictions.confidence(i)))
                .filter(face -> face.label() != face.predicted())
                .sorted(Comparator.comparingDouble(Mistake::confidence)
                        .reversed()
                        .thenComparing(Mistake::row))
                .limit(MOST_MISTAKES)
                .toList();
    }
}
