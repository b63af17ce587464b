package io.sotto.client.vault;

import io.sotto.client.vault.VaultException.Trouble;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.privacy.crypto.Aead;
import io.sotto.privacy.crypto.Argon2id;
import io.sotto.privacy.crypto.ChaChaPoly;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The database's key, 32 random bytes, in a file that only its owner may read: as it is, or sealed under a passphrase by
 * ChaCha20-Poly1305 with a key that Argon2id makes of it. A new salt each time makes each such key seal once. Changing the
 * passphrase rewrites this file alone.
 *
 * <pre>
 * format=1                   format=1
 * protection=none            protection=passphrase
 * key=BASE64                 argon2id=MEMORY_KIB,ITERATIONS,LANES
 *                            salt=BASE64
 *                            key=BASE64 (48 bytes: sealed; the lines above are its context)
 * </pre>
 */
public final class KeyFile {
    /** Bytes of the key. */
    public static final int KEY_BYTES = 32;

    /** Bytes of a passphrase, in UTF-8. */
    public static final int SHORTEST_PASSPHRASE = 8;

    private static final String FORMAT = "1";
    private static final String NONE = "none";
    private static final String PASSPHRASE = "passphrase";

    private final Path file;
    private final Argon2id cost;
    private final Randomness randomness;
    private final Aead aead = new ChaChaPoly();

    /**
     * @param cost of a guess, for passphrases that are set from now on
     * @param randomness where keys and salts come from
     */
    public KeyFile(Path file, Argon2id cost, Randomness randomness) {
        this.file = file;
        this.cost = cost;
        this.randomness = randomness;
    }

    /** The key file of a folder, with the recommended cost. */
    public static KeyFile in(Path folder) {
        return new KeyFile(folder.resolve(Vault.KEY), Argon2id.recommended(), Randomness.system());
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /** Whether the key is under a passphrase; not so if there is none yet. */
    public boolean hasPassphrase() {
        return exists() && PASSPHRASE.equals(read().getProperty("protection"));
    }

    /** Makes a key, and keeps it without a passphrase. */
    void create() {
        try (SecretBytes key = SecretBytes.random(KEY_BYTES, randomness)) {
            writePlain(key);
        }
    }

    /**
     * The key.
     *
     * @throws VaultException if it is under a passphrase and none or another is given, or the file is damaged
     */
    SecretBytes unlock(Optional<SecretBytes> passphrase) {
        Properties fields = read();
        return switch (fields.getProperty("protection", "")) {
            case NONE -> plain(fields);
            case PASSPHRASE ->
                opened(
                        fields,
                        passphrase.orElseThrow(() -> new VaultException(
                                Trouble.LOCKED,
                                "%s: this vault has a passphrase: expected it, found none".formatted(file))));
            default -> throw damaged("a protection, none or passphrase", null);
        };
    }

    /**
     * Sets, changes or removes the passphrase.
     *
     * @param current empty if there is none
     * @param next empty to remove it
     * @throws VaultException if the current one is wrong; nothing has changed then
     * @throws IllegalArgumentException if the next one is shorter than {@value #SHORTEST_PASSPHRASE} bytes
     */
    public void change(Optional<SecretBytes> current, Optional<SecretBytes> next) {
        if (next.isPresent() && next.get().lengthBytes() < SHORTEST_PASSPHRASE) {
            throw new IllegalArgumentException(
                    "passphrase: expected %d characters or more".formatted(SHORTEST_PASSPHRASE));
        }
        try (SecretBytes key = unlock(current)) {
            if (next.isPresent()) {
                writeSealed(key, next.get());
            } else {
                writePlain(key);
            }
        }
    }

    private SecretBytes plain(Properties fields) {
        byte[] key = bytes(fields, "key");
        if (key.length != KEY_BYTES) {
            throw damaged("a key of %d bytes".formatted(KEY_BYTES), null);
        }
        return SecretBytes.take(key);
    }

    private SecretBytes opened(Properties fields, SecretBytes passphrase) {
        Argon2id stored = cost(fields);
        byte[] salt = bytes(fields, "salt");
        byte[] sealed = bytes(fields, "key");
        if (sealed.length != KEY_BYTES + aead.overheadBytes() || salt.length < Argon2id.SALT_BYTES) {
            throw damaged("a sealed key of %d bytes".formatted(KEY_BYTES + aead.overheadBytes()), null);
        }
        try (SecretBytes wrapping = stored.derive(passphrase, salt, aead.keyBytes())) {
            return aead.open(wrapping, context(stored, salt), sealed)
                    .orElseThrow(
                            () -> new VaultException(Trouble.WRONG_PASSPHRASE, "%s: wrong passphrase".formatted(file)));
        }
    }

    private void writePlain(SecretBytes key) {
        write("format=%s\nprotection=%s\nkey=%s\n".formatted(FORMAT, NONE, base64(key.reveal())));
    }

    private void writeSealed(SecretBytes key, SecretBytes passphrase) {
        byte[] salt = new byte[Argon2id.SALT_BYTES];
        randomness.fill(salt);
        try (SecretBytes wrapping = cost.derive(passphrase, salt, aead.keyBytes())) {
            byte[] context = context(cost, salt);
            byte[] sealed = aead.seal(wrapping, context, key.reveal());
            write(new String(context, StandardCharsets.US_ASCII) + "key=%s\n".formatted(base64(sealed)));
        }
    }

    private static byte[] context(Argon2id cost, byte[] salt) {
        return "format=%s\nprotection=%s\nargon2id=%d,%d,%d\nsalt=%s\n"
                .formatted(FORMAT, PASSPHRASE, cost.memoryKib(), cost.iterations(), cost.lanes(), base64(salt))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Argon2id cost(Properties fields) {
        try {
            int[] numbers = Arrays.stream(fields.getProperty("argon2id", "").split(",", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return new Argon2id(numbers[0], numbers[1], numbers[2]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw damaged("Argon2id's memory, iterations and lanes", e);
        }
    }

    private Properties read() {
        Properties fields = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            fields.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("a key file", e);
        }
        String format = fields.getProperty("format", "");
        if (format.matches("[2-9]|[1-9][0-9]+")) {
            throw new VaultException(
                    Trouble.NEWER_DATABASE,
                    "%s: format %s is of a later version of Sotto: this one knows up to %s"
                            .formatted(file, format, FORMAT));
        }
        if (!format.equals(FORMAT)) {
            throw damaged("format=" + FORMAT, null);
        }
        return fields;
    }

    private byte[] bytes(Properties fields, String name) {
        try {
            return Base64.getDecoder().decode(fields.getProperty(name, ""));
        } catch (IllegalArgumentException e) {
            throw damaged(name + " in Base64", e);
        }
    }

    private void write(String text) {
        try {
            AtomicFile.writePrivately(file, out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw Failures.ofFile(file, e);
        }
    }

    private VaultException damaged(String expected, @Nullable Throwable cause) {
        String message =
                "%s: damaged: expected %s; nobody can open the vault without its key".formatted(file, expected);
        return cause == null
                ? new VaultException(Trouble.DAMAGED, message)
                : new VaultException(Trouble.DAMAGED, message, cause);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
