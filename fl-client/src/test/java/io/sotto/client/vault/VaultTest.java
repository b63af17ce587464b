package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.vault.VaultException.Trouble;
import io.sotto.privacy.crypto.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final Setting<String> LANGUAGE = new Setting<>("language", String.class);

    @TempDir
    private Path folder;

    private static void refuses(Trouble trouble, ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(VaultException.class)
                .hasMessageContainingAll(words)
                .satisfies(failure ->
                        assertThat(((VaultException) failure).trouble()).isEqualTo(trouble));
    }

    private Vault open() {
        return TestVaults.open(folder);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void fillAndClose(String language) {
        try (Vault vault = open()) {
            vault.settings().put(LANGUAGE, language);
        }
    }

    @Test
    void open_newFolder_keepsWhatIsPutIn() throws IOException {
        fillAndClose("id");

        try (Vault vault = open()) {
            assertThat(vault.settings().find(LANGUAGE)).contains("id");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(Vault.KEY))))
                .isEqualTo("rw-------");
    }

    @Test
    void open_afterAKill_hasAllThatWasKept(@TempDir Path copy) throws IOException {
        try (Vault vault = open()) {
            vault.settings().put(LANGUAGE, "es");
            TestVaults.copy(folder, copy);
        }

        try (Vault vault = TestVaults.open(copy)) {
            assertThat(vault.settings().find(LANGUAGE)).contains("es");
        }
    }

    @Test
    void files_whatTheyHold_isNotReadableInThem() throws IOException {
        String secret = "a language that nobody else speaks";
        fillAndClose(secret);

        assertThat(new String(Files.readAllBytes(file(Vault.DATABASE)), StandardCharsets.ISO_8859_1))
                .doesNotContain(secret, "CREATE TABLE");
        assertThat(TestVaults.plainBytes(folder)).contains(secret.getBytes(StandardCharsets.UTF_8));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(Vault.KEY, Vault.DATABASE, Vault.MARK);
    }

    @Test
    void passphrase_setChangedAndRemoved_opensWithItAlone() {
        fillAndClose("id");
        KeyFile keys = TestVaults.keys(folder);

        keys.change(Optional.empty(), TestVaults.secret("first passphrase"));
        assertThat(keys.hasPassphrase()).isTrue();
        refuses(Trouble.LOCKED, this::open, "vault.key", "passphrase");
        refuses(
                Trouble.WRONG_PASSPHRASE,
                () -> TestVaults.open(folder, TestVaults.secret("first Passphrase")),
                "wrong passphrase");
        refuses(
                Trouble.WRONG_PASSPHRASE,
                () -> keys.change(TestVaults.secret("guess"), Optional.empty()),
                "wrong passphrase");

        keys.change(TestVaults.secret("first passphrase"), TestVaults.secret("the second, with ñ"));
        refuses(
                Trouble.WRONG_PASSPHRASE,
                () -> TestVaults.open(folder, TestVaults.secret("first passphrase")),
                "vault.key");
        try (Vault vault = TestVaults.open(folder, TestVaults.secret("the second, with ñ"))) {
            assertThat(vault.settings().find(LANGUAGE)).contains("id");
        }

        keys.change(TestVaults.secret("the second, with ñ"), Optional.empty());
        assertThat(keys.hasPassphrase()).isFalse();
        try (Vault vault = open()) {
            assertThat(vault.settings().find(LANGUAGE)).contains("id");
        }
    }

    @Test
    void passphrase_sameTwice_sealsTheKeyDifferently() throws IOException {
        fillAndClose("id");
        KeyFile keys = TestVaults.keys(folder);
        keys.change(Optional.empty(), TestVaults.secret("a passphrase"));
        String first = Files.readString(file(Vault.KEY));

        keys.change(TestVaults.secret("a passphrase"), TestVaults.secret("a passphrase"));

        assertThat(Files.readAllLines(file(Vault.KEY)))
                .doesNotContainAnyElementsOf(first.lines().skip(3).toList());
    }

    @Test
    void passphrase_tooShort_isRefusedAndNothingChanges() {
        fillAndClose("id");
        KeyFile keys = TestVaults.keys(folder);

        assertThatThrownBy(() -> keys.change(Optional.empty(), TestVaults.secret("1234567")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 characters");
        assertThat(keys.hasPassphrase()).isFalse();
    }

    @Test
    void keyFile_costThatIsOutOfRange_isRefused() throws IOException {
        fillAndClose("id");
        TestVaults.keys(folder).change(Optional.empty(), TestVaults.secret("a passphrase"));
        String text = Files.readString(file(Vault.KEY));
        Files.writeString(file(Vault.KEY), text.replaceFirst("argon2id=[0-9]+", "argon2id=2000000000"));

        refuses(Trouble.DAMAGED, () -> TestVaults.open(folder, TestVaults.secret("a passphrase")), "Argon2id");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 12, 30, 40, 70})
    void keyFile_cutShort_isDamagedAndTheDatabaseIsUntouched(int length) throws IOException {
        fillAndClose("id");
        byte[] whole = Files.readAllBytes(file(Vault.KEY));
        byte[] database = Files.readAllBytes(file(Vault.DATABASE));
        Files.write(file(Vault.KEY), Arrays.copyOf(whole, length));

        refuses(Trouble.DAMAGED, this::open, "vault.key");

        assertThat(file(Vault.DATABASE)).hasBinaryContent(database);
        Files.write(file(Vault.KEY), whole);
        open().close();
    }

    @Test
    void keyFile_gone_isNotReplacedByAnother() throws IOException {
        fillAndClose("id");
        Files.delete(file(Vault.KEY));

        refuses(Trouble.DAMAGED, this::open, "vault.mv.db", "vault.key");

        assertThat(file(Vault.KEY)).doesNotExist();
    }

    @Test
    void keyFile_ofAnotherVault_isRefused(@TempDir Path other) throws IOException {
        fillAndClose("id");
        TestVaults.open(other).close();
        byte[] database = Files.readAllBytes(file(Vault.DATABASE));
        Files.write(file(Vault.KEY), Files.readAllBytes(other.resolve(Vault.KEY)));

        refuses(Trouble.DAMAGED, this::open, "vault.mv.db", "vault.key", "not its key");

        assertThat(file(Vault.DATABASE)).hasBinaryContent(database);
    }

    @Test
    void keyFile_ofALaterFormat_isSaidToBeNewer() throws IOException {
        fillAndClose("id");
        Files.writeString(file(Vault.KEY), Files.readString(file(Vault.KEY)).replace("format=1", "format=2"));

        refuses(Trouble.NEWER_DATABASE, this::open, "vault.key", "format 2", "later version");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.9, 0.999})
    void database_cutShort_isDamagedAndUntouched(double part) throws IOException {
        fillAndClose("id");
        byte[] whole = Files.readAllBytes(file(Vault.DATABASE));
        byte[] cut = Arrays.copyOf(whole, (int) (part * whole.length));
        Files.write(file(Vault.DATABASE), cut);

        refuses(Trouble.DAMAGED, this::open, "vault.mv.db", String.valueOf(whole.length), String.valueOf(cut.length));

        assertThat(file(Vault.DATABASE)).hasBinaryContent(cut);
        Files.write(file(Vault.DATABASE), whole);
        try (Vault vault = open()) {
            assertThat(vault.settings().find(LANGUAGE)).contains("id");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.1, 0.5})
    void database_cutShortAfterAKill_isDamagedAndUntouched(double part) throws IOException {
        fillAndClose("id");
        Files.writeString(file(Vault.MARK), Files.readString(file(Vault.MARK)).replaceFirst("length=[0-9]+\n", ""));
        byte[] whole = Files.readAllBytes(file(Vault.DATABASE));
        byte[] cut = Arrays.copyOf(whole, (int) (part * whole.length));
        Files.write(file(Vault.DATABASE), cut);

        refuses(Trouble.DAMAGED, this::open, "vault.mv.db");

        assertThat(file(Vault.DATABASE)).hasBinaryContent(cut);
    }

    @Test
    void database_gone_isDamagedAndNotMadeAnew() throws IOException {
        fillAndClose("id");
        Files.delete(file(Vault.DATABASE));

        refuses(Trouble.DAMAGED, this::open, "vault.mv.db", "expected a database, found none");

        assertThat(file(Vault.DATABASE)).doesNotExist();
    }

    @Test
    void database_olderThanTheLastOne_isDamaged(@TempDir Path copies) throws IOException {
        fillAndClose("id");
        Files.copy(file(Vault.DATABASE), copies.resolve("old"));
        fillAndClose("es");
        Files.writeString(file(Vault.MARK), "generation=2\n");
        Files.write(file(Vault.DATABASE), Files.readAllBytes(copies.resolve("old")));

        refuses(Trouble.DAMAGED, this::open, "generation 2", "found 1", "vault.mark");

        Files.delete(file(Vault.MARK));
        try (Vault vault = open()) {
            assertThat(vault.settings().find(LANGUAGE)).contains("id");
        }
    }

    @Test
    void database_ofALaterVersion_isSaidToBeNewerAndUntouched() throws Exception {
        fillAndClose("id");
        try (SecretBytes key = TestVaults.keys(folder).unlock(Optional.empty());
                Connection connection =
                        Database.source(file(Vault.DATABASE), key, "").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE \"flyway_schema_history\" SET \"version\" = '7' WHERE \"version\" = '1'");
            statement.execute("SHUTDOWN");
        }
        Files.delete(file(Vault.MARK));
        byte[] database = Files.readAllBytes(file(Vault.DATABASE));

        refuses(Trouble.NEWER_DATABASE, this::open, "vault.mv.db", "version 1", "found 7");

        assertThat(file(Vault.DATABASE)).hasBinaryContent(database);
    }

    @Test
    void schema_version_isThatOfTheLastMigration() throws Exception {
        Path migrations = Path.of(
                VaultTest.class.getResource("migrations/V1__companion.sql").toURI());
        try (var files = Files.list(migrations.getParent())) {
            assertThat(files.map(path -> path.getFileName().toString().replaceAll("V(\\d+)__.*", "$1")))
                    .contains(String.valueOf(Schema.VERSION))
                    .doesNotContain(String.valueOf(Schema.VERSION + 1));
        }
    }

    @Test
    void delete_vault_leavesNothing() {
        fillAndClose("id");

        Vault.delete(folder);

        assertThat(folder).isEmptyDirectory();
        open().close();
    }

    @Test
    void store_afterClose_saysSo() {
        Vault vault = open();
        vault.close();
        vault.close();

        assertThatThrownBy(() -> vault.settings().find(LANGUAGE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
