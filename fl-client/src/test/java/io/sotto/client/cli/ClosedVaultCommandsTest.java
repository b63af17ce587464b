package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault that does not open: the command says why and ends with 2, and what is there stays as it is. */
class ClosedVaultCommandsTest {
    @TempDir
    private Path state;

    private Path database;

    @BeforeEach
    void makeAVault() {
        assertThat(list().exitCode()).isZero();
        database = state.resolve("vault.mv.db");
    }

    private Cli.Result list() {
        return Cli.run("playlists", "list", "--state", state.toString());
    }

    private void refuses(String... words) {
        Cli.Result refused = list();

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains(words);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void database_gone_isDamagedAndNotMadeAnew() throws IOException {
        Files.delete(database);

        refuses("vault.mv.db: damaged: expected a database, found none", "put the whole file back");

        assertThat(database).doesNotExist();
    }

    @Test
    void database_empty_isDamaged() throws IOException {
        Files.write(database, new byte[0]);

        refuses("vault.mv.db: damaged: expected ", " bytes, found 0", "put the whole file back");

        assertThat(database).isEmptyFile();
    }

    @Test
    void database_cutShort_isDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(database);
        Files.write(database, Arrays.copyOf(whole, whole.length / 2));

        refuses("vault.mv.db: damaged: expected " + whole.length + " bytes, found " + whole.length / 2);

        Files.write(database, whole);
        assertThat(list().exitCode()).isZero();
    }

    @Test
    void key_ofALaterVersion_isSaidToBeNewer() throws IOException {
        Path key = state.resolve("vault.key");
        Files.writeString(key, Files.readString(key).replace("format=1", "format=2"));

        refuses("vault.key: ", "later version");
    }

    @Test
    void vault_thatIsOpen_isInUse() {
        try (OpenProfile open = OpenProfile.open(new Profiles(state).require("default"), Optional.empty())) {
            assertThat(open.vault().lengthBytes()).isPositive();

            refuses(state.toString(), "another");
        }

        assertThat(list().exitCode()).isZero();
    }
}
