package io.sotto.server.round;

import java.util.Comparator;

/**
 * One attempt at one round. Earlier attempts come before later ones.
 *
 * @param round 1 is the first
 * @param attempt 1 is the first
 */
public record TaskId(int round, int attempt) implements Comparable<TaskId> {
    private static final Comparator<TaskId> BY_TIME =
            Comparator.comparingInt(TaskId::round).thenComparingInt(TaskId::attempt);

    public TaskId {
        if (round < 1 || attempt < 1) {
            throw new IllegalArgumentException("round %d, attempt %d: expected 1 or more".formatted(round, attempt));
        }
    }

    TaskId nextAttempt() {
        return new TaskId(round, attempt + 1);
    }

    TaskId nextRound() {
        return new TaskId(round + 1, 1);
    }

    @Override
    public int compareTo(TaskId other) {
        return BY_TIME.compare(this, other);
    }

    @Override
    public String toString() {
        return "round %d, attempt %d".formatted(round, attempt);
    }
}
