package io.sotto.server.coordinator;

import io.sotto.server.round.ClientId;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open questions for work, one a client. An answer that fails hurts its client alone. Belongs to the event loop. */
final class Waiters {
    private static final Logger LOG = LoggerFactory.getLogger(Waiters.class);

    private final Map<ClientId, TaskWaiter> open = new HashMap<>();

    /** Keeps a question; an older one of the same client is told to wait no longer. */
    void add(ClientId client, TaskWaiter waiter) {
        TaskWaiter older = open.put(client, waiter);
        if (older != null) {
            tell(client, older, new TaskReply.Wait());
        }
    }

    /** Answers the client's open question, if it has one. */
    void answer(ClientId client, TaskReply reply) {
        TaskWaiter waiter = open.remove(client);
        if (waiter != null) {
            tell(client, waiter, reply);
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
        return open.remove(client, waiter);
    }

    private static void tell(ClientId client, TaskWaiter waiter, TaskReply reply) {
        try {
            waiter.answer(reply);
        } catch (RuntimeException e) {
            LOG.warn("cannot answer {}", client, e);
        }
    }
}
