package io.sotto.server.coordinator;

import java.time.Duration;

/** One thread that does one thing after another, and its clock. Thread-safe. */
public interface EventLoop {
    /** Something that is to be done later. */
    @FunctionalInterface
    interface Timer {
        /** One that nothing comes of. */
        Timer NONE = () -> {};

        /** Lets it be, if it is not done yet: nothing of it is held any longer. */
        void cancel();
    }

    /** Does this after all that has been asked for before. */
    void execute(Runnable task);

    /** Does this once the delay has passed. */
    Timer after(Duration delay, Runnable task);

    /** The time since a fixed moment; it never goes back. */
    Duration now();
}
