package io.sotto.server.store;

import io.sotto.model.ParameterVector;
import java.util.List;
import java.util.Optional;

/** Keeps the last global model and the history of rounds. Used by one thread at a time. */
public interface RunStore extends AutoCloseable {
    /** The model of the last committed round; empty before the first commit. */
    Optional<ParameterVector> model();

    /** All committed rounds, in order. */
    List<RoundRecord> rounds();

    /**
     * Keeps a round and its model: both, or, if this fails, neither.
     *
     * @param round the one after the last
     * @param model has the hash that the record names
     * @throws IllegalArgumentException if the round is not the next one or the hash is another
     */
    void commit(RoundRecord round, ParameterVector model);

    @Override
    void close();

    /** The number of the last committed round; 0 before the first commit. */
    default int completedRounds() {
        return rounds().size();
    }

    /** Refuses what {@link #commit} does not take. */
    default void requireNext(RoundRecord round, ParameterVector model) {
        if (round.round() != completedRounds() + 1) {
            throw new IllegalArgumentException(
                    "round %d: expected round %d".formatted(round.round(), completedRounds() + 1));
        }
        if (!round.model().equals(model.sha256())) {
            throw new IllegalArgumentException("model %s: expected model %s".formatted(model.sha256(), round.model()));
        }
    }
}
