package io.sotto.client.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes a running participation leave when the process is asked to end (Ctrl-C, SIGTERM): interrupts it, and gives it a
 * moment to close what it has open. Training in native code notices nothing; the process then ends without it.
 */
final class Departure {
    private static final int GRACE_SECONDS = 3;

    private Departure() {}

    /** Runs on this thread, interruptible by the end of the process. */
    static <T> T interruptible(Supplier<T> work) {
        Thread worker = Thread.currentThread();
        CountDownLatch left = new CountDownLatch(1);
        Thread hook = new Thread(() -> leave(worker, left), "departure");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            left.countDown();
            remove(hook);
        }
    }

    private static void leave(Thread worker, CountDownLatch left) {
        worker.interrupt();
        try {
            boolean ignored = left.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook with it.
            return;
        }
    }
}
