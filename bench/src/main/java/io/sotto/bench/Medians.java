package io.sotto.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures of several turns by name; the median of each counts. */
final class Medians {
    private final Map<String, List<Double>> values = new HashMap<>();

    /** Adds the figures of one turn. */
    void add(Map<String, Double> figures) {
        figures.forEach((name, value) ->
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }

    /**
     * The median of a figure.
     *
     * @throws IllegalStateException if no turn gave it
     */
    double of(String name) {
        List<Double> found = values.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            throw new IllegalStateException("figure '%s': expected one of %s".formatted(name, values.keySet()));
        }
        return of(found.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The median of some values; the mean of the middle two where their count is even. */
    static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The value below which a share of some values lies, one of these. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
