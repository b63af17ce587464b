package io.sotto.server.coordinator;

import io.sotto.server.round.ClientId;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open questions for work, one a client. An answer that fails hurts its client alone. Belongs to the event loop. */
final class Waiters {
    private static final Logger LOG = LoggerFactory.getLogger(Waiters.class);

    private record Open(TaskWaiter waiter, EventLoop.Timer timer) {}

    private final Map<ClientId, Open> open = new HashMap<>();

    /**
     * Keeps a question; an older one of the same client is told to wait no longer.
     *
     * @param timer ends with the question
     */
    void add(ClientId client, TaskWaiter waiter, EventLoop.Timer timer) {
        answer(client, new TaskReply.Wait());
        open.put(client, new Open(waiter, timer));
    }

    /** Answers the client's open question, if it has one. */
    void answer(ClientId client, TaskReply reply) {
        Open question = open.get(client);
        if (question != null) {
            answer(client, question.waiter(), reply);
        }
    }

    /** Answers this question, unless it is answered or replaced. Returns whether it was open. */
    boolean answer(ClientId client, TaskWaiter waiter, TaskReply reply) {
        boolean wasOpen = remove(client, waiter);
        if (wasOpen) {
            tell(client, waiter, reply);
        }
        return wasOpen;
    }

    /** Forgets this question, unless it is answered or replaced. Returns whether it was open. */
    boolean remove(ClientId client, TaskWaiter waiter) {
        Open question = open.get(client);
        if (question == null || !question.waiter().equals(waiter)) {
            return false;
        }
        open.remove(client);
        question.timer().cancel();
        return true;
    }

    private static void tell(ClientId client, TaskWaiter waiter, TaskReply reply) {
        try {
            waiter.answer(reply);
        } catch (RuntimeException e) {
            LOG.warn("cannot answer {}", client, e);
        }
    }
}
