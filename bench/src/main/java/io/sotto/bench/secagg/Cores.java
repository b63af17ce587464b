package io.sotto.bench.secagg;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The two cores that a server has in every case; clients that are not measured take turns on them too. */
final class Cores implements AutoCloseable {
    static final int COUNT = 2;

    private final ExecutorService executor = Executors.newFixedThreadPool(COUNT);

    ExecutorService executor() {
        return executor;
    }

    /** Does something for 0 to count - 1, in any order. */
    void forEach(int count, IntConsumer action) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < COUNT; worker++) {
            running.add(executor.submit(() -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    action.accept(i);
                }
            }));
        }
        running.forEach(Cores::join);
    }

    private static void join(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
