package io.sotto.server.store;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.network.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run in a directory that one coordinator at a time may use.
 *
 * <pre>
 *   rounds.jsonl           a line a committed round, with the hash of its model
 *   models/round-N.sotto   the models of the last two rounds
 *   lock                   held while a coordinator runs
 * </pre>
 *
 * A commit writes the model beside its name, moves it there, and then adds the line: the line is what makes it count. A
 * line that was not finished, and a model without a line, are as if they had never been.
 */
public final class DirectoryStore implements RunStore {
    private final Path history;
    private final ModelFiles models;
    private final Network network;
    private final FileChannel lock;
    private final List<RoundRecord> rounds;
    private Optional<ParameterVector> model;

    private DirectoryStore(
            Path directory, Network network, Function<RoundRecord, Provenance> provenance, FileChannel lock)
            throws IOException {
        this.history = directory.resolve("rounds.jsonl");
        this.models = new ModelFiles(directory.resolve("models"), network, provenance);
        this.network = network;
        this.lock = lock;
        this.rounds = readHistory();
        this.model = rounds.isEmpty() ? Optional.empty() : Optional.of(models.read(rounds.get(rounds.size() - 1)));
    }

    /**
     * Opens a run, or begins one.
     *
     * @param network whose parameters the models hold
     * @param provenance what a round's model file says of its history
     * @throws InvalidInputException if the directory cannot be used, is in use, is damaged or holds another network
     */
    public static DirectoryStore open(Path directory, Network network, Function<RoundRecord, Provenance> provenance) {
        try {
            Files.createDirectories(directory);
            FileChannel lock = lock(directory);
            try {
                return new DirectoryStore(directory, network, provenance, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be used: %s".formatted(directory, e), e);
        }
    }

    @Override
    public Optional<ParameterVector> model() {
        return model;
    }

    /** The model file of a committed round; those of the last two are there. */
    public Path modelFile(int round) {
        return models.file(round);
    }

    @Override
    public List<RoundRecord> rounds() {
        return List.copyOf(rounds);
    }

    @Override
    public void commit(RoundRecord round, ParameterVector newModel) {
        requireNext(round, newModel);
        try {
            models.write(round, newModel);
            append(RoundLine.write(round, network.name()) + "\n");
            models.deleteBefore(round.round() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot commit round %d to %s".formatted(round.round(), history), e);
        }
        rounds.add(round);
        model = Optional.of(newModel);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RoundRecord> readHistory() throws IOException {
        List<RoundRecord> found = new ArrayList<>();
        if (!Files.exists(history)) {
            return found;
        }
        String text = Files.readString(history);
        int whole = text.lastIndexOf('\n') + 1;
        if (whole < text.length()) {
            truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        }
        for (String line : text.substring(0, whole).lines().toList()) {
            found.add(readLine(line, found.size() + 1));
        }
        return found;
    }

    private RoundRecord readLine(String line, int number) {
        try {
            RoundRecord round = RoundLine.read(line, network.name());
            if (round.round() != number) {
                throw new IllegalArgumentException("round %d: expected round %d".formatted(round.round(), number));
            }
            return round;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("%s, line %d: %s".formatted(history, number, e.getMessage()), e);
        }
    }

    /** Adds a line, or, if the disk does not take it, leaves the file as it was. */
    private void append(String line) throws IOException {
        long before = Files.exists(history) ? Files.size(history) : 0;
        try (FileChannel channel = FileChannel.open(
                history, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            truncate(before);
            throw e;
        }
    }

    private void truncate(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(history, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new InvalidInputException(
                    "%s: another coordinator uses it: expected a directory of its own".formatted(directory));
        }
        return channel;
    }
}
