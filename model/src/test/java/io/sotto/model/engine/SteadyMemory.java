package io.sotto.model.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.Pointer;

/**
 * Measures what repeated work leaves behind outside the Java heap, in a process of its own whose heap is all there from the
 * start: in the tests' own process, the heap's growth and that of other tests would hide it.
 */
public final class SteadyMemory {
    private static final int HEAP_MEBIBYTES = 128;

    private SteadyMemory() {}

    /**
     * By how much a process grows.
     *
     * @param resident bytes of memory
     * @param owned bytes that JavaCPP's objects own outside the heap
     */
    public record Growth(long resident, long owned) {}

    /**
     * Runs a program whose main method calls {@link #report}.
     *
     * @param times argument of the program: how often it repeats its work
     */
    public static Growth of(Class<?> program, int times) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + HEAP_MEBIBYTES + "m",
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-XX:+AlwaysPreTouch",
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                program.getName(),
                Integer.toString(times)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String[] figures = process.inputReader()
                    .lines()
                    .filter(line -> line.startsWith("grown "))
                    .findFirst()
                    .orElseThrow(() -> new IOException(command + ": expected its figures, found none"))
                    .split(" ", -1);
            return new Growth(Long.parseLong(figures[1]), Long.parseLong(figures[2]));
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** Does the work some times to warm up, then {@code times} times, and prints by how much this process grew. */
    public static void report(int warmUp, int times, IntConsumer work) {
        work.accept(warmUp);
        System.gc();
        long resident = Pointer.physicalBytes();
        long owned = Pointer.totalBytes();
        work.accept(times);
        System.gc();
        System.out.println("grown " + (Pointer.physicalBytes() - resident) + " " + (Pointer.totalBytes() - owned));
    }
}
