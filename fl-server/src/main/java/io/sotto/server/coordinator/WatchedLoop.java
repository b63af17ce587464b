package io.sotto.server.coordinator;

import java.time.Duration;
import java.util.function.Consumer;

/** A loop whose tasks' failures are told to somebody, since nobody waits for a task. */
record WatchedLoop(EventLoop loop, Consumer<Throwable> onFailure) implements EventLoop {
    @Override
    public void execute(Runnable task) {
        loop.execute(watched(task));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return loop.after(delay, watched(task));
    }

    @Override
    public Duration now() {
        return loop.now();
    }

    private Runnable watched(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                onFailure.accept(e);
            }
        };
    }
}
