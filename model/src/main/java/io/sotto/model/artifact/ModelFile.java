package io.sotto.model.artifact;

import io.sotto.model.InvalidInputException;
import io.sotto.model.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Writes and reads model files. All numbers are little endian:
 *
 * <pre>
 * offset   bytes  content
 * 0        8      "SOTTOMDL"
 * 8        4      format version: 1, or 2 if there is a temperature or another encoding than float32
 * 12       4      H, length of the header: at most 1,048,576
 * 16       H      header: JSON in UTF-8, see {@link ModelHeader}
 * 16+H     B N    parameters in canonical order, N as the network's layout says; B is 4, or 2 for float16
 * 16+H+BN  32     SHA-256 of all bytes before
 * </pre>
 *
 * <p>A program that knows version 1 alone refuses version 2 instead of passing over a temperature or misreading bytes.
 */
public final class ModelFile {
    static final byte[] MAGIC = "SOTTOMDL".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 2;
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
        write(file, model, Encoding.FLOAT32);
    }

    /**
     * As {@link #write(Path, TrainedModel)}; with {@link Encoding#FLOAT16}, what is read back are the rounded parameters.
     *
     * @throws IllegalArgumentException if a parameter is too large for the encoding
     */
    public static void write(Path file, TrainedModel model, Encoding encoding) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException("%s: expected an existing folder to write to, found none".formatted(file));
        }
        ModelHeader described = ModelHeader.of(model, encoding);
        byte[] header = described.toJson();
        byte[] prefix = prefix(described.version(), header.length);
        byte[] parameters = encoding.toBytes(model.parameters());
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
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new ModelFileReader(file.toString()).read(in, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("%s: expected a model file, found no such file".formatted(file), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a readable model file, found: %s".formatted(file, e), e);
        }
    }

    private static byte[] prefix(int version, int headerBytes) {
        if (headerBytes > MAX_HEADER_BYTES) {
            throw new IllegalArgumentException(
                    "header of %d bytes: expected at most %d".formatted(headerBytes, MAX_HEADER_BYTES));
        }
        return ByteBuffer.allocate(PREFIX_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putInt(version)
                .putInt(headerBytes)
                .array();
    }
}
