package io.sotto.model.report;

import io.sotto.model.ClassMap;
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
     * @param test what to hold against, labelled by emotions
     * @param plain what the model made of all faces of the test set's usage
     * @param mirrored likewise of their mirror images
     * @param classes to report on
     */
    static SplitReport of(TestSet test, Predictions plain, Predictions mirrored, double temperature, ClassMap classes) {
        TestSet set = test.merged(classes);
        Predictions seven = plain.subset(set.positions());
        Predictions once = seven.merged(classes);
        Predictions scaled = seven.atTemperature(temperature).merged(classes);
        Predictions sevenMirrored = mirrored.subset(set.positions());
        Predictions other = sevenMirrored.merged(classes);
        Predictions otherScaled = sevenMirrored.atTemperature(temperature).merged(classes);
        return new SplitReport(
                set.name(),
                set.description(),
                Measures.of(once, scaled, set.labels()),
                Measures.of(once.averagedWith(other), scaled.averagedWith(otherScaled), set.labels()),
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
