package io.sotto.model.artifact;

import io.sotto.model.InvalidInputException;
import io.sotto.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes and reads model files. All numbers are little endian:
 *
 * <pre>
 * offset   bytes  content
 * 0        8      "SOTTOMDL"
 * 8        4      format version: 1
 * 12       4      H, length of the header: at most 1,048,576
 * 16       H      header: JSON in UTF-8, see {@link ModelHeader}
 * 16+H     4 N    parameters: N float32 in canonical order, N as the network's layout says
 * 16+H+4N  32     SHA-256 of all bytes before
 * </pre>
 */
public final class ModelFile {
    static final byte[] MAGIC = "SOTTOMDL".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 1;
    static final int MAX_HEADER_BYTES = 1 << 20;
    static final int PREFIX_BYTES = MAGIC.length + 2 * Integer.BYTES;

    private ModelFile() {}

    /**
     * Writes a model, replacing the file whole or not at all.
     *
     * @throws InvalidInputException if the folder does not exist
     * @throws UncheckedIOException if it cannot be written, as on a full disk; an older file is then as it was
     */
    public static void write(Path file, TrainedModel model) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException("%s: expected an existing folder to write to, found none".formatted(file));
        }
        byte[] header = ModelHeader.of(model).toJson();
        byte[] prefix = prefix(header.length);
        byte[] parameters = model.parameters().toBytes();
        try {
            AtomicFile.write(file, out -> {
                out.write(prefix);
                out.write(header);
                out.write(parameters);
                out.write(Sha256.of(prefix, header, parameters).toBytes());
            });
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written".formatted(file), e);
        }
    }

    /**
     * Reads a model and checks everything about it.
     *
     * @throws InvalidInputException if the file is missing, cut short, damaged, of a later version, or its network is
     *     unknown here or has another layout; the message says which
     */
    public static TrainedModel read(Path file) {
        return new ModelFileReader(file).read();
    }

    private static byte[] prefix(int headerBytes) {
        if (headerBytes > MAX_HEADER_BYTES) {
            throw new IllegalArgumentException(
                    "header of %d bytes: expected at most %d".formatted(headerBytes, MAX_HEADER_BYTES));
        }
        return ByteBuffer.allocate(PREFIX_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(headerBytes)
                .array();
    }
}
