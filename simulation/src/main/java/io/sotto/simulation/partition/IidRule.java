package io.sotto.simulation.partition;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Independent and identically distributed: all rows in random order, cut into blocks of equal size; the first clients
 * hold one row more where it does not come out even.
 */
public record IidRule() implements PartitionRule {
    @Override
    public String word() {
        return "iid";
    }

    @Override
    public int[][] deal(List<Emotion> labels, int clients, RandomGenerator random) {
        int[] order = RandomStreams.permutation(labels.size(), random);
        int[][] rows = new int[clients][];
        int from = 0;
        for (int client = 0; client < clients; client++) {
            int to = from + order.length / clients + (client < order.length % clients ? 1 : 0);
            rows[client] = Arrays.copyOfRange(order, from, to);
            from = to;
        }
        return rows;
    }
}
