package io.sotto.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Median times of repeated calls, after calls that warm up. */
final class Stopwatch {
    /** System property; at {@code cpu} it is the calling thread's own processor time that counts. */
    static final String CLOCK = "sotto.bench.clock";

    private static final LongSupplier NANOS = System.getProperty(CLOCK, "wall").equals("cpu")
            ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime
            : System::nanoTime;

    private Stopwatch() {}

    /** The clock's time now, from any start. */
    static long nanos() {
        return NANOS.getAsLong();
    }

    /**
     * @param warmUp calls that are not counted
     * @param repeats calls that are
     * @return the median of the counted calls, in seconds
     */
    static double medianSeconds(Runnable call, int warmUp, int repeats) {
        for (int i = 0; i < warmUp; i++) {
            call.run();
        }
        long[] nanos = new long[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = nanos();
            call.run();
            nanos[i] = nanos() - start;
        }
        Arrays.sort(nanos);
        return (nanos[(repeats - 1) / 2] + nanos[repeats / 2]) / 2e9;
    }
}
