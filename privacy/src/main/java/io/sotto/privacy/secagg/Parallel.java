package io.sotto.privacy.secagg;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Runs one task several times side by side, and waits for all. */
final class Parallel {
    private Parallel() {}

    /**
     * The calling thread does not work itself, since it may be one that must not.
     *
     * @param workers 1 or more
     * @throws RuntimeException the first that a worker threw, once all have ended
     */
    static void run(Executor executor, int workers, Runnable task) {
        List<FutureTask<?>> running = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            FutureTask<?> one = new FutureTask<>(task, null);
            running.add(one);
            executor.execute(one);
        }
        @Nullable RuntimeException failure = null;
        for (FutureTask<?> one : running) {
            RuntimeException thrown = outcome(one);
            failure = failure == null ? thrown : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException outcome(FutureTask<?> one) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    one.get();
                    return null;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
