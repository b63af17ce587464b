package io.sotto.simulation.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@code sotto} command that runs as a process of its own, with this process's Java and class path. Its standard error
 * goes to a log file. Closing ends it.
 */
final class SottoProcess implements AutoCloseable {
    private static final int LOG_LINES_SHOWN = 15;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path log;

    private SottoProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * @param name names the log file
     * @param output where standard output goes: inherited or to the log
     */
    static SottoProcess start(String name, Path logs, boolean showOutput, List<String> arguments) throws IOException {
        return start(name, logs, showOutput, "io.sotto.simulation.cli.Sotto", arguments);
    }

    /** The same for another program of the class path. */
    static SottoProcess start(String name, Path logs, boolean showOutput, String mainClass, List<String> arguments)
            throws IOException {
        Path log = logs.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.redirectOutput(showOutput ? Redirect.INHERIT : Redirect.appendTo(log.toFile()));
        return new SottoProcess(name, builder.start(), log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end. @throws DemoFailure if it takes longer, or ends with another exit code than 0 */
    void await(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new DemoFailure("%s did not end within %d s%n%s".formatted(name, limit.toSeconds(), logTail()));
        }
        if (process.exitValue() != 0) {
            throw new DemoFailure("%s ended with exit code %d%n%s".formatted(name, process.exitValue(), logTail()));
        }
    }

    /** Ends it at once: it is not asked, and cannot tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(no log at %s: %s)".formatted(log, e.getMessage());
        }
    }
}
