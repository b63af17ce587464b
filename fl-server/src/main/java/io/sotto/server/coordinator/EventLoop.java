package io.sotto.server.coordinator;

import java.time.Duration;

/** One thread that does one thing after another, and its clock. Thread-safe. */
public interface EventLoop {
    /** Does this after all that has been asked for before. */
    void execute(Runnable task);

    /** Does this once the delay has passed. */
    void after(Duration delay, Runnable task);

    /** The time since a fixed moment; it never goes back. */
    Duration now();
}
