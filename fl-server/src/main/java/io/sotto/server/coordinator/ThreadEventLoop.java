package io.sotto.server.coordinator;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The event loop of a running coordinator: a daemon thread. What comes after it is closed is dropped. */
public final class ThreadEventLoop implements EventLoop, AutoCloseable {
    private final ScheduledThreadPoolExecutor thread;

    public ThreadEventLoop(String name) {
        thread = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread made = new Thread(task, name);
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Future<?> later = thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> later.cancel(false);
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
