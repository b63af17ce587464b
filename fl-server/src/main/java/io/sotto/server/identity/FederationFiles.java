package io.sotto.server.identity;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signer;
import io.sotto.server.masking.RoundNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The coordinator's files of secure aggregation, all hexadecimal text. Those that are missing are made, whole or not at all.
 *
 * <pre>
 *   coordinator-key   Ed25519 seed: signs the terms of each round
 *   coordinator.txt   its public half
 *   authority-key     Ed25519 seed of the enrolment authority; moved to another machine, devices are enrolled there, and
 *                     who holds the coordinator cannot invent any
 *   authority.txt     its public half, which stays
 *   task.txt          what is learned, for its whole life
 *   starts.txt        how often the coordinator has started
 * </pre>
 */
public final class FederationFiles {
    private final Path directory;
    private final Randomness randomness;

    /** @param directory the coordinator's, which exists and is held by this process */
    public FederationFiles(Path directory, Randomness randomness) {
        this.directory = directory;
        this.randomness = randomness;
    }

    /** Speaks for the coordinator. */
    public Signer coordinator() {
        Path file = directory.resolve("coordinator-key");
        Signer signer = signer(file, read(file).orElseGet(() -> createSecret(file, randomHex())));
        if (!Files.exists(coordinatorFile())) {
            create(coordinatorFile(), signer.identity().hex());
        }
        return signer;
    }

    /**
     * The coordinator's public key, where the coordinator itself need not be.
     *
     * @throws InvalidInputException if its file is missing or damaged
     */
    public IdentityKey coordinatorKey() {
        return IdentityKey.of(bytes(coordinatorFile(), required(coordinatorFile())));
    }

    /**
     * Speaks for the enrolment authority on the machine that its key was moved to.
     *
     * @throws InvalidInputException if its file is missing or damaged
     */
    public Signer movedAuthority() {
        return signer(authorityKeyFile(), required(authorityKeyFile()));
    }

    /** Speaks for the enrolment authority, where its key is kept here. */
    public Optional<Signer> authoritySigner() {
        Path file = authorityKeyFile();
        if (!Files.exists(authorityFile()) && !Files.exists(file)) {
            Signer made = signer(file, createSecret(file, randomHex()));
            create(authorityFile(), made.identity().hex());
            return Optional.of(made);
        }
        return read(file).map(hex -> signer(file, hex));
    }

    /** The enrolment authority's public key; asked for after {@link #authoritySigner()}. */
    public IdentityKey authority() {
        Path file = authorityFile();
        return read(file)
                .map(hex -> IdentityKey.of(bytes(file, hex)))
                .or(() -> authoritySigner().map(Signer::identity))
                .orElseThrow();
    }

    /** Names for the rounds of this start, which has never been before. */
    public RoundNames nextStart() {
        Path taskFile = directory.resolve("task.txt");
        Path startsFile = directory.resolve("starts.txt");
        String task = read(taskFile).orElseGet(() -> create(taskFile, randomHex()));
        int starts = read(startsFile).map(text -> number(startsFile, text)).orElse(0);
        create(startsFile, String.valueOf(starts + 1));
        return new RoundNames(Digest.of(bytes(taskFile, task)), starts);
    }

    private Path coordinatorFile() {
        return directory.resolve("coordinator.txt");
    }

    private Path authorityKeyFile() {
        return directory.resolve("authority-key");
    }

    private Path authorityFile() {
        return directory.resolve("authority.txt");
    }

    private String randomHex() {
        byte[] seed = new byte[32];
        randomness.fill(seed);
        return HexFormat.of().formatHex(seed);
    }

    private static Signer signer(Path file, String hex) {
        return new Ed25519Signer(SecretBytes.take(bytes(file, hex)));
    }

    private static String create(Path file, String text) {
        return keeping(file, text, AtomicFile::write);
    }

    private static String createSecret(Path file, String text) {
        return keeping(file, text, AtomicFile::writePrivately);
    }

    private interface Keeping {
        void write(Path file, AtomicFile.Content content) throws IOException;
    }

    private static String keeping(Path file, String text, Keeping how) {
        try {
            how.write(file, out -> out.write((text + System.lineSeparator()).getBytes(StandardCharsets.US_ASCII)));
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written".formatted(file), e);
        }
    }

    private static String required(Path file) {
        return read(file)
                .orElseThrow(() -> new InvalidInputException(
                        "%s: no such file: expected the one that sotto server init makes".formatted(file)));
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(file, e), e);
        }
    }

    private static byte[] bytes(Path file, String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length == 32) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw unreadable(file, e);
        }
        throw unreadable(file, null);
    }

    private static int number(Path file, String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("%s: expected a number".formatted(file), e);
        }
    }

    private static InvalidInputException unreadable(Path file, @Nullable Throwable cause) {
        String message = "%s: expected 64 hexadecimal digits".formatted(file);
        return cause == null ? new InvalidInputException(message) : new InvalidInputException(message, cause);
    }
}
