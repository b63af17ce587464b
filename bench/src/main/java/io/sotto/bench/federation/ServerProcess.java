package io.sotto.bench.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sotto server start} as a process with a heap of its own. Closing ends it. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+);");
    private static final Pattern COLLECTION = Pattern.compile("Pause \\D*(\\d+)M->(\\d+)M\\(");
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Path collections;
    private int port;

    private ServerProcess(Process process, Path output, Path collections) {
        this.process = process;
        this.output = output;
        this.collections = collections;
    }

    /** Makes keys, starts to listen, and returns when it does. */
    static ServerProcess start(Path folder, int heapMegabytes, List<String> options)
            throws IOException, InterruptedException {
        Path output = folder.resolve("server.log");
        Path collections = folder.resolve("gc.log");
        run(
                sotto(
                        List.of("-Xmx256m"),
                        List.of("server", "init", "--dir", state(folder).toString())),
                output);
        List<String> arguments = new ArrayList<>(
                List.of("server", "start", "--dir", state(folder).toString(), "--port", "0"));
        arguments.addAll(options);
        List<String> flags = List.of(
                "-Xmx%dm".formatted(heapMegabytes),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:gc:file=%s:tags".formatted(collections));
        ServerProcess server =
                new ServerProcess(builder(sotto(flags, arguments), output).start(), output, collections);
        server.awaitListening();
        return server;
    }

    static Path state(Path folder) {
        return folder.resolve("state");
    }

    static Path authority(Path folder) {
        return state(folder).resolve("ca.pem");
    }

    int port() {
        return port;
    }

    /** The most memory that the process held so far, as the system counts it. */
    long residentPeakMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmHWM of process " + process.pid());
    }

    /** The most that was alive after a collection of the heap; one that gave up and freed nothing tells nothing. */
    long livePeakMegabytes() throws IOException {
        Matcher matcher = COLLECTION.matcher(Files.readString(collections));
        long most = 0;
        while (matcher.find()) {
            if (!matcher.group(1).equals(matcher.group(2))) {
                most = Math.max(most, Long.parseLong(matcher.group(2)));
            }
        }
        return most;
    }

    void awaitEnd(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw new IOException("the coordinator did not end well: " + Files.readString(output));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void awaitListening() throws IOException, InterruptedException {
        long until = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            Matcher matcher = LISTENING.matcher(Files.readString(output));
            if (matcher.find()) {
                port = Integer.parseInt(matcher.group(1));
                return;
            }
            Thread.sleep(50);
        }
        throw new IOException("the coordinator does not listen: " + Files.readString(output));
    }

    private static List<String> sotto(List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.sotto.simulation.cli.Sotto"));
        command.addAll(arguments);
        return command;
    }

    private static void run(List<String> command, Path output) throws IOException, InterruptedException {
        if (builder(command, output).start().waitFor() != 0) {
            throw new IOException(Files.readString(output));
        }
    }

    private static ProcessBuilder builder(List<String> command, Path output) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    }
}
