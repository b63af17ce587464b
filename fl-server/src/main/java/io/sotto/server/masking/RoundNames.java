package io.sotto.server.masking;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.server.round.TaskId;
import java.util.Optional;

/**
 * Names attempts so that no name is ever used twice, not even by a coordinator that was stopped in the middle of a round
 * and does not remember its attempts: each start of it counts on from another thousand.
 *
 * @param task what is learned, for its whole life
 * @param start how often the coordinator has started before, 0 or more
 */
public record RoundNames(Digest task, int start) {
    private static final int ATTEMPTS_A_START = 1024;

    public RoundNames {
        if (start < 0 || start >= Integer.MAX_VALUE / ATTEMPTS_A_START) {
            throw new IllegalArgumentException("start %d: expected 0 or more".formatted(start));
        }
    }

    public RoundId nameOf(TaskId attempt) {
        return new RoundId(task, attempt.round(), start * ATTEMPTS_A_START + attempt.attempt());
    }

    /** Which attempt of this start has this name; empty if it is another start's, or another task's. */
    public Optional<TaskId> attemptOf(RoundId name) {
        int attempt = name.attempt() - start * ATTEMPTS_A_START;
        return name.task().equals(task) && attempt >= 1 && attempt <= ATTEMPTS_A_START
                ? Optional.of(new TaskId(name.round(), attempt))
                : Optional.empty();
    }
}
