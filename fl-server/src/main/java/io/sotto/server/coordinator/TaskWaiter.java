package io.sotto.server.coordinator;

/** A client's question for work, until it is answered. Told apart by identity; answered once, on the event loop. */
public interface TaskWaiter {
    void answer(TaskReply reply);
}
