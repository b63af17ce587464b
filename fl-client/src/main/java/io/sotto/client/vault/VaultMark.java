package io.sotto.client.vault;

import io.sotto.client.vault.VaultException.Trouble;
import io.sotto.model.artifact.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the database file has to be like, beside it. H2 opens a file that was cut short as if it were an older or an empty one;
 * this finds out before it does. {@code length} stands there only after the vault was closed.
 */
final class VaultMark {
    private static final long UNKNOWN = -1;
    private static final String ON_PURPOSE = "put the whole file back, or, if it is so on purpose, delete %s beside it";

    private final Path file;
    private final Path database;

    VaultMark(Path file, Path database) {
        this.file = file;
        this.database = database;
    }

    /** @throws VaultException if the file is gone, or shorter than when it was closed */
    void requireWhole() {
        long length = number("length");
        if (!Files.exists(database)) {
            if (Files.exists(file)) {
                throw damaged("expected a database, found none");
            }
        } else if (length() < length) {
            throw damaged("expected %d bytes, found %d".formatted(length, length()));
        }
    }

    /** @throws VaultException if the database is older than the one that was here last */
    void requireGeneration(long generation) {
        long expected = number("generation");
        if (generation < expected) {
            throw damaged("expected generation %d of it, found %d".formatted(expected, generation));
        }
    }

    void opened(long generation) {
        write("generation=%d\n".formatted(generation));
    }

    void closed(long generation) {
        write("generation=%d\nlength=%d\n".formatted(generation, length()));
    }

    private VaultException damaged(String what) {
        return new VaultException(
                Trouble.DAMAGED,
                "%s: damaged: %s; %s".formatted(database, what, ON_PURPOSE.formatted(file.getFileName())));
    }

    private long length() {
        try {
            return Files.size(database);
        } catch (IOException e) {
            throw Failures.ofFile(database, e);
        }
    }

    private long number(String name) {
        if (!Files.exists(file)) {
            return UNKNOWN;
        }
        Properties fields = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            fields.load(reader);
            return Long.parseLong(fields.getProperty(name, String.valueOf(UNKNOWN)));
        } catch (IOException | IllegalArgumentException e) {
            throw new VaultException(Trouble.DAMAGED, "%s: damaged: expected %s=NUMBER".formatted(file, name), e);
        }
    }

    private void write(String text) {
        try {
            AtomicFile.writePrivately(file, out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw Failures.ofFile(file, e);
        }
    }
}
