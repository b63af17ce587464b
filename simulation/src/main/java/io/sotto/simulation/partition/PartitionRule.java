package io.sotto.simulation.partition;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.RandomStreams;
import java.util.List;
import java.util.random.RandomGenerator;

/** A way to deal faces out to clients. */
public sealed interface PartitionRule permits IidRule, DirichletRule {
    /** The rule as options and files write it: {@code iid} or {@code dirichlet:0.5}. */
    String word();

    /** {@code rows[client]}, given at least one row for each client. */
    int[][] deal(List<Emotion> labels, int clients, RandomGenerator random);

    /**
     * Deals rows to clients, from the stream {@code partition} of the run.
     *
     * @throws InvalidInputException if there are more clients than faces
     */
    default Partition split(List<Emotion> labels, int clients, RandomStreams streams) {
        if (clients > labels.size()) {
            throw new InvalidInputException(
                    "clients %d: expected at most %d, one for each training face".formatted(clients, labels.size()));
        }
        return new Partition(labels, deal(labels, clients, streams.stream("partition")));
    }

    /**
     * Reads a rule's word.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PartitionRule parse(String word) {
        if (word.equals("iid")) {
            return new IidRule();
        }
        if (word.startsWith("dirichlet:")) {
            return new DirichletRule(number(word));
        }
        throw unknown(word);
    }

    private static double number(String word) {
        try {
            return Double.parseDouble(word.substring(word.indexOf(':') + 1));
        } catch (NumberFormatException e) {
            throw unknown(word);
        }
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException(
                "partition '%s': expected iid or dirichlet:ALPHA, such as dirichlet:0.5".formatted(word));
    }
}
