package io.sotto.simulation.partition;

import io.sotto.model.Emotion;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows of a set of faces each client holds; every row belongs to one client, and a client may hold none.
 * Immutable.
 */
public final class Partition {
    private final int[][] rows;
    private final int[][] counts;

    /**
     * @param labels the class of each row of the whole set
     * @param rows {@code rows[client]} are row numbers; copied
     * @throws IllegalArgumentException unless each row is dealt exactly once
     */
    Partition(List<Emotion> labels, int[][] rows) {
        this.rows = IntStream.range(0, rows.length)
                .mapToObj(client -> rows[client].clone())
                .toArray(int[][]::new);
        this.counts = new int[rows.length][Emotion.COUNT];
        boolean[] dealt = new boolean[labels.size()];
        int total = 0;
        for (int client = 0; client < rows.length; client++) {
            for (int row : rows[client]) {
                if (dealt[row]) {
                    throw new IllegalArgumentException("row %d is dealt twice".formatted(row));
                }
                dealt[row] = true;
                total++;
                counts[client][labels.get(row).label()]++;
            }
        }
        if (total != labels.size()) {
            throw new IllegalArgumentException("%d rows dealt: expected %d".formatted(total, labels.size()));
        }
    }

    /** How many clients there are, those without a face among them. */
    public int clients() {
        return rows.length;
    }

    /** How many faces a client holds. */
    public int size(int client) {
        return rows[client].length;
    }

    /** A copy of a client's row numbers. */
    public int[] rows(int client) {
        return rows[client].clone();
    }

    /** How many faces of a class a client holds. */
    public int count(int client, Emotion emotion) {
        return counts[client][emotion.label()];
    }

    /** The clients that hold at least one face, in ascending order: those who can be asked to train. */
    public List<Integer> clientsWithFaces() {
        return IntStream.range(0, clients())
                .filter(client -> size(client) > 0)
                .boxed()
                .toList();
    }

    /** How uneven it is. */
    public PartitionStatistics statistics() {
        return PartitionStatistics.of(counts);
    }
}
