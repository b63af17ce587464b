package io.sotto.bench.secagg;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * Adds up the time of some steps, and the processor time of the whole process in them: on a busy machine the second says
 * what the first would be on a quiet one.
 */
final class ServerClock {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long nanos;
    private long cpuNanos;

    <T> T timed(Supplier<T> step) {
        long start = System.nanoTime();
        long cpuStart = system.getProcessCpuTime();
        try {
            return step.get();
        } finally {
            nanos += System.nanoTime() - start;
            cpuNanos += system.getProcessCpuTime() - cpuStart;
        }
    }

    double seconds() {
        return nanos / 1e9;
    }

    double cpuSeconds() {
        return cpuNanos / 1e9;
    }
}
