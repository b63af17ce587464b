package io.sotto.simulation.engine;

import io.sotto.model.EmotionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Threads that live as long as a run, each with a model of its own, since building a model costs far more than loading
 * weights into it and a model belongs to one thread. Jobs start in the order in which they are handed in. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    private static final Consumer<EmotionModel> STOP = model -> {};

    private final BlockingQueue<Consumer<EmotionModel>> jobs = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Starts the threads and waits until each has its model; what a model's making throws is thrown here.
     *
     * @param count 1 or more
     * @param models makes a model; called on each thread
     */
    public Workers(int count, Supplier<EmotionModel> models) {
        List<CompletableFuture<Void>> ready = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            CompletableFuture<Void> isReady = new CompletableFuture<>();
            Thread thread = new Thread(() -> work(models, isReady), "worker-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
            ready.add(isReady);
        }
        try {
            ready.forEach(CompletableFuture::join);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** Has a job done by the next free worker; the model holds whatever the job before left in it. */
    public <T> CompletableFuture<T> submit(Function<EmotionModel, T> job) {
        CompletableFuture<T> result = new CompletableFuture<>();
        jobs.add(model -> {
            try {
                result.complete(job.apply(model));
            } catch (Throwable failure) { // an error, too, must reach whoever waits for the result
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    /** Forgets jobs that have not begun, waits for the others and closes the models. */
    @Override
    public void close() {
        jobs.clear();
        threads.forEach(thread -> jobs.add(STOP));
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Supplier<EmotionModel> models, CompletableFuture<Void> ready) {
        try (EmotionModel model = models.get()) {
            ready.complete(null);
            Consumer<EmotionModel> job = jobs.take();
            while (job != STOP) {
                job.accept(model);
                job = jobs.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable failure) { // before the model is there; jobs catch their own
            ready.completeExceptionally(failure);
        }
    }
}
