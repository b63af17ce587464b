package io.sotto.server;

import io.sotto.server.evaluate.ModelEvaluation;
import io.sotto.server.store.RunStore;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread for evaluation and disk; closing it closes both, on that thread. Closing again does nothing. */
final class Background implements Executor, AutoCloseable {
    private static final int LONGEST_CLOSE_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "background");
        made.setDaemon(true);
        return made;
    });
    private final RunStore store;
    private final ModelEvaluation evaluation;

    Background(RunStore store, ModelEvaluation evaluation) {
        this.store = store;
        this.evaluation = evaluation;
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public synchronized void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> {
            evaluation.close();
            store.close();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("evaluation or disk is still busy after {} s", LONGEST_CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
