package io.sotto.model.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sotto.model.InvalidInputException;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.model.train.TrainingState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a training between two epochs in one file: its SHA-256 (32 bytes), a line of JSON, then the parameters,
 * their average and the optimiser's state as float32, little endian. One file, so that weights and figures cannot be of
 * different epochs.
 */
final class CheckpointFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ParameterLayout layout;

    /**
     * What a training must meet again to go on, and what it has given so far.
     *
     * @param recipe SHA-256 of its JSON, in hexadecimal
     * @param data SHA-256 of the faces, in hexadecimal
     * @param start SHA-256 of the parameters that it began with, in hexadecimal
     * @param engine that trains: another one rounds differently
     */
    record Header(String recipe, String data, String start, String engine, List<EpochFigures> epochs) {}

    /** A checkpoint that was read. */
    record Checkpoint(Header header, TrainingState state) {}

    CheckpointFile(Path file, ParameterLayout layout) {
        this.file = file;
        this.layout = layout;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void write(Header header, TrainingState state) throws IOException {
        byte[] line = (JSON.writeValueAsString(header) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] parameters = state.parameters().toBytes();
        byte[] average = state.average().toBytes();
        byte[] optimiser = bytes(state.optimiserState().toArray());
        AtomicFile.write(file, out -> {
            out.write(Sha256.of(line, parameters, average, optimiser).toBytes());
            out.write(line);
            out.write(parameters);
            out.write(average);
            out.write(optimiser);
        });
    }

    /** @throws InvalidInputException if the file is damaged */
    Checkpoint read() throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] hash = new byte[Math.min(Sha256.BYTES, content.remaining())];
        content.get(hash);
        byte[] rest = new byte[content.remaining()];
        content.get(rest);
        if (!Arrays.equals(hash, Sha256.of(rest).toBytes())) {
            throw new InvalidInputException("%s: expected a whole checkpoint, found another SHA-256".formatted(file));
        }
        return parse(ByteBuffer.wrap(rest));
    }

    private Checkpoint parse(ByteBuffer content) throws JsonProcessingException {
        int end = 0;
        while (content.get(end) != '\n') {
            end++;
        }
        Header header = JSON.readValue(new String(bytes(content, end), StandardCharsets.UTF_8), Header.class);
        content.get();
        ParameterVector parameters = ParameterVector.ofBytes(layout, bytes(content, layout.length() * Float.BYTES));
        ParameterVector average = ParameterVector.ofBytes(layout, bytes(content, layout.length() * Float.BYTES));
        OptimiserState optimiser = OptimiserState.of(floats(content));
        return new Checkpoint(header, new TrainingState(header.epochs().size(), parameters, average, optimiser));
    }

    private static byte[] bytes(ByteBuffer content, int count) {
        byte[] bytes = new byte[count];
        content.get(bytes);
        return bytes;
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static float[] floats(ByteBuffer content) {
        float[] values = new float[content.remaining() / Float.BYTES];
        content.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }
}
