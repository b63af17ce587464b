package io.sotto.simulation.partition;

import io.sotto.model.Emotion;
import java.util.Arrays;

/**
 * How uneven a partition is.
 *
 * @param emptyClients clients without a face
 * @param smallest fewest faces of a client, those without any included
 * @param largest most faces of a client
 * @param labelsPerClient mean over all clients of how many classes they hold, 0 to 7
 * @param totalVariation mean over clients with faces of half the L1 distance between their class shares and those of the
 *     whole, 0 (alike) to 1
 * @param sizeVariation standard deviation of the clients' sizes over their mean
 */
public record PartitionStatistics(
        int emptyClients,
        int smallest,
        int largest,
        double labelsPerClient,
        double totalVariation,
        double sizeVariation) {

    /** @param counts {@code [client][label]} */
    static PartitionStatistics of(int[][] counts) {
        int[] sizes =
                Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).toArray();
        int empty = (int) Arrays.stream(sizes).filter(size -> size == 0).count();
        double[] whole = shares(totals(counts));
        double distances = Arrays.stream(counts)
                .filter(row -> Arrays.stream(row).sum() > 0)
                .mapToDouble(row -> distance(shares(row), whole))
                .sum();
        return new PartitionStatistics(
                empty,
                Arrays.stream(sizes).min().orElse(0),
                Arrays.stream(sizes).max().orElse(0),
                Arrays.stream(counts)
                        .mapToLong(row ->
                                Arrays.stream(row).filter(count -> count > 0).count())
                        .average()
                        .orElse(0),
                distances / (sizes.length - empty),
                variation(sizes));
    }

    private static int[] totals(int[][] counts) {
        int[] totals = new int[Emotion.COUNT];
        for (int[] row : counts) {
            Arrays.setAll(totals, label -> totals[label] + row[label]);
        }
        return totals;
    }

    private static double[] shares(int[] counts) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum / 2;
    }

    private static double variation(int[] sizes) {
        double mean = Arrays.stream(sizes).average().orElse(0);
        double variance = Arrays.stream(sizes)
                .mapToDouble(size -> (size - mean) * (size - mean))
                .average()
                .orElse(0);
        return Math.sqrt(variance) / mean;
    }
}
