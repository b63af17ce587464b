package io.sotto.simulation.store;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RunProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The state of a run between two rounds in one file: a line of JSON, then the model's canonical bytes. One file, so that
 * model and metrics cannot be of different rounds.
 */
final class CheckpointFile {
    private final Path file;
    private final ParameterLayout layout;

    /**
     * @param circumstances what must be the same when the run goes on
     * @param modelSha256 of the bytes that follow
     */
    private record Header(Circumstances circumstances, List<RoundRecord> rounds, Sha256 modelSha256) {}

    /** @param layout of the run's network */
    CheckpointFile(Path file, ParameterLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    void write(RunProgress progress, Circumstances circumstances) throws IOException {
        Header header =
                new Header(circumstances, progress.rounds(), progress.model().sha256());
        byte[] line = (Json.line(header) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> {
            out.write(line);
            out.write(progress.model().toBytes());
        });
    }

    /**
     * Reads the state back; empty if no round has been completed.
     *
     * @throws InvalidInputException if the file is damaged, or is of other circumstances
     */
    Optional<RunProgress> read(Circumstances now) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        Header header = header(Arrays.copyOf(content, end));
        header.circumstances().requireSame(now, file);
        return Optional.of(new RunProgress(model(header, content, end + 1), header.rounds()));
    }

    private Header header(byte[] line) {
        try {
            return Json.MAPPER.readValue(line, Header.class);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private ParameterVector model(Header header, byte[] content, int from) {
        try {
            ParameterVector model = ParameterVector.ofBytes(layout, Arrays.copyOfRange(content, from, content.length));
            if (!model.sha256().equals(header.modelSha256())) {
                throw new IllegalArgumentException(
                        "model %s: expected %s".formatted(model.sha256(), header.modelSha256()));
            }
            return model;
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private InvalidInputException damaged(Exception cause) {
        return new InvalidInputException(
                "%s: expected a checkpoint, found damage: %s".formatted(file, cause.getMessage()), cause);
    }
}
