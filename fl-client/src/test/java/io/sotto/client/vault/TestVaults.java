package io.sotto.client.vault;

import io.sotto.privacy.crypto.Argon2id;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;

/** Real vaults whose passphrases are cheap to guess, and what their files hold. */
public final class TestVaults {
    private static final Argon2id CHEAP = new Argon2id(64, 1, 1);

    private TestVaults() {}

    public static Vault open(Path folder) {
        return open(folder, Optional.empty());
    }

    /** Puts a vault that is not open under a passphrase. */
    public static void setPassphrase(Path folder, String passphrase) {
        keys(folder).change(Optional.empty(), secret(passphrase));
    }

    static Vault open(Path folder, Optional<SecretBytes> passphrase) {
        return Vault.open(folder, keys(folder), passphrase);
    }

    static KeyFile keys(Path folder) {
        return new KeyFile(folder.resolve(Vault.KEY), CHEAP, Randomness.system());
    }

    static Optional<SecretBytes> secret(String passphrase) {
        return Optional.of(SecretBytes.take(passphrase.getBytes(StandardCharsets.UTF_8)));
    }

    /** Copies a vault as it is at this moment, as a kill would leave it. */
    static void copy(Path from, Path to) throws IOException {
        for (String name : List.of(Vault.KEY, Vault.DATABASE, Vault.MARK)) {
            if (Files.exists(from.resolve(name))) {
                Files.copy(from.resolve(name), to.resolve(name));
            }
        }
    }

    /** All bytes of the database file as the holder of its key reads them. */
    static byte[] plainBytes(Path folder) throws IOException {
        Path file = folder.resolve(Vault.DATABASE);
        try (SecretBytes key = keys(folder).unlock(Optional.empty());
                FileChannel raw = FilePath.get(file.toString()).open("r");
                FileChannel plain = new FileEncrypt(
                        file.toString(),
                        FilePathEncrypt.getPasswordBytes(
                                HexFormat.of().formatHex(key.reveal()).toCharArray()),
                        raw)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) plain.size());
            while (bytes.hasRemaining() && plain.read(bytes) >= 0) {
                // reads on
            }
            return bytes.array();
        }
    }
}
