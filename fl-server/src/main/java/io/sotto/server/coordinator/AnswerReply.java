package io.sotto.server.coordinator;

import io.sotto.server.round.Refusal;
import java.time.Duration;

/** The answer to a client that announces or sends its answer to a step. */
public sealed interface AnswerReply {
    /**
     * Send it: it would be looked at.
     *
     * @param largestBytes how long it may be
     * @param remaining how long it is still taken
     */
    record Welcome(int largestBytes, Duration remaining) implements AnswerReply {}

    /** It is taken. */
    record Accepted() implements AnswerReply {}

    /** @param message what was expected and what was found */
    record Refused(Refusal reason, String message) implements AnswerReply {}
}
