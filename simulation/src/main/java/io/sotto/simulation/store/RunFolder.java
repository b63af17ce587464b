package io.sotto.simulation.store;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.simulation.engine.RunProgress;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a run keeps what it needs to go on, and what it leaves behind. Belongs to one process at a time, which holds a
 * lock on it until it closes it or ends.
 */
public final class RunFolder implements AutoCloseable {
    private static final String CONFIGURATION = "config.yaml";

    private final Path path;
    private final Scenario scenario;
    private final CheckpointFile checkpoint;
    private final MetricsFiles metrics;
    private final FileChannel lock;

    private RunFolder(Path path, Scenario scenario, FileChannel lock) {
        this.lock = lock;
        this.path = path;
        this.scenario = scenario;
        this.checkpoint = new CheckpointFile(
                path.resolve("checkpoint"), scenario.network().layout());
        this.metrics = new MetricsFiles(path);
    }

    /** @throws InvalidInputException if there is something at this path, so that no new run may be put there */
    public static void requireUnused(Path path) throws IOException {
        if (Files.exists(path) && !isEmptyFolder(path)) {
            throw new InvalidInputException(
                    "%s: expected a new folder for the run, found one in use; --resume goes on with a run"
                            .formatted(path));
        }
    }

    /**
     * Makes the folder of a new run.
     *
     * @throws InvalidInputException if there is something at this path already
     */
    public static RunFolder create(Path path, Scenario scenario) throws IOException {
        requireUnused(path);
        Files.createDirectories(path);
        FileChannel lock = lock(path);
        write(path.resolve(CONFIGURATION), ScenarioFile.toYaml(scenario));
        return new RunFolder(path, scenario, lock);
    }

    /**
     * Opens the folder of a run that is to go on.
     *
     * @throws InvalidInputException if there is no run
     */
    public static RunFolder open(Path path) throws IOException {
        Path configuration = path.resolve(CONFIGURATION);
        if (!Files.isRegularFile(configuration)) {
            throw new InvalidInputException(
                    "%s: expected a run to go on with, found no %s".formatted(path, CONFIGURATION));
        }
        FileChannel lock = lock(path);
        return new RunFolder(path, ScenarioFile.read(configuration, Scenario.standard()), lock);
    }

    /** The configuration of the run. */
    public Scenario scenario() {
        return scenario;
    }

    /** The path of a file in the folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * How far the run has come; empty if no round has been completed. Metrics files are brought to the same state.
     *
     * @throws InvalidInputException if the checkpoint is damaged or was made in other circumstances
     */
    public Optional<RunProgress> progress(Circumstances circumstances) throws IOException {
        Optional<RunProgress> progress = checkpoint.read(circumstances);
        metrics.replace(progress.map(RunProgress::rounds).orElseGet(List::of));
        return progress;
    }

    /** Keeps the state after a round, and adds the round to the metrics files. */
    public void store(RunProgress progress, Circumstances circumstances) {
        try {
            checkpoint.write(progress, circumstances);
            metrics.append(progress.rounds().get(progress.rounds().size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a record as JSON for people, with snake_case keys. */
    public void writeJson(String name, Object value) throws IOException {
        write(file(name), Json.pretty(value));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this process, which is as bad
        }
        channel.close();
        throw new InvalidInputException(
                "%s: expected a folder of its own, found a run under way there".formatted(path));
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }
}
