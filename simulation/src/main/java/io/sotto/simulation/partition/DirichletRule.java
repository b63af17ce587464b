package io.sotto.simulation.partition;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;

/**
 * Label skew after Yurochkin et al. 2019 (Bayesian nonparametric federated learning): for each class, shares drawn from
 * Dirichlet(alpha, ..., alpha) over the clients say how its faces divide. Unlike Li et al. 2021 there is no least size
 * and no balancing, so a client may end up without a face; unlike Hsu et al. 2019, who draw over the classes for each
 * client, sizes differ too.
 *
 * @param alpha the concentration, 0.001 to 1,000,000: 0.1 is very uneven, 100 nearly even
 */
public record DirichletRule(double alpha) implements PartitionRule {
    public DirichletRule {
        if (!(alpha >= 0.001 && alpha <= 1e6)) {
            throw new IllegalArgumentException("Dirichlet alpha %s: expected 0.001 to 1000000".formatted(alpha));
        }
    }

    @Override
    public String word() {
        return "dirichlet:" + alpha;
    }

    @Override
    public int[][] deal(List<Emotion> labels, int clients, RandomGenerator random) {
        IntStream.Builder[] dealt = new IntStream.Builder[clients];
        Arrays.setAll(dealt, client -> IntStream.builder());
        for (Emotion emotion : Emotion.values()) {
            int[] rows = shuffledRows(labels, emotion, random);
            int[] counts = counts(shares(clients, random), rows.length);
            int next = 0;
            for (int client = 0; client < clients; client++) {
                for (int i = 0; i < counts[client]; i++) {
                    dealt[client].add(rows[next++]);
                }
            }
        }
        return Arrays.stream(dealt).map(rows -> rows.build().toArray()).toArray(int[][]::new);
    }

    /** How many of {@code total} rows each client gets: cut points are the running sums of the shares, rounded down. */
    static int[] counts(double[] shares, int total) {
        int[] counts = new int[shares.length];
        double sum = 0;
        int from = 0;
        for (int client = 0; client < shares.length; client++) {
            sum += shares[client];
            int to = client == shares.length - 1 ? total : Math.min(total, (int) (sum * total));
            counts[client] = to - from;
            from = to;
        }
        return counts;
    }

    /**
     * Shares from the symmetric Dirichlet distribution: independent Gamma(alpha) variates over their sum. Their
     * logarithms are drawn, as Gamma(alpha) = Gamma(alpha + 1) U^(1/alpha), since a small alpha underflows otherwise.
     */
    private double[] shares(int clients, RandomGenerator random) {
        RandomDataGenerator gamma = new RandomDataGenerator(random.nextLong());
        double[] logs = new double[clients];
        Arrays.setAll(
                logs,
                client -> StrictMath.log(gamma.nextGamma(alpha + 1, 1))
                        + StrictMath.log(1 - random.nextDouble()) / alpha);
        double greatest = Arrays.stream(logs).max().orElseThrow();
        double[] shares =
                Arrays.stream(logs).map(log -> StrictMath.exp(log - greatest)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private static int[] shuffledRows(List<Emotion> labels, Emotion emotion, RandomGenerator random) {
        int[] rows = IntStream.range(0, labels.size())
                .filter(row -> labels.get(row) == emotion)
                .toArray();
        return Arrays.stream(RandomStreams.permutation(rows.length, random))
                .map(position -> rows[position])
                .toArray();
    }
}
