package io.sotto.server.coordinator;

import io.sotto.server.round.Refusal;
import java.time.Duration;

/** The answer to a client that announces or submits an update. */
public sealed interface UpdateReply {
    /**
     * Send it: it would be looked at.
     *
     * @param model what training started from
     * @param remaining how long it is still taken
     */
    record Welcome(GlobalModel model, Duration remaining) implements UpdateReply {}

    /** It is part of the sum. */
    record Accepted() implements UpdateReply {}

    /** @param message what was expected and what was found */
    record Refused(Refusal reason, String message) implements UpdateReply {}
}
