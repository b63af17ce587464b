package io.sotto.bench;

import java.util.Arrays;

/** Median times of repeated calls, after calls that warm up. */
final class Stopwatch {
    private Stopwatch() {}

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
            long start = System.nanoTime();
            call.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return (nanos[(repeats - 1) / 2] + nanos[repeats / 2]) / 2e9;
    }
}
