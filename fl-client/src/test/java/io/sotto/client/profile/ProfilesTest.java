package io.sotto.client.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.vault.Setting;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
    private static final Setting<String> NAME = new Setting<>("name", String.class);

    @TempDir
    private Path state;

    private Profiles profiles() {
        return new Profiles(state);
    }

    private static OpenProfile open(Profile profile) {
        return OpenProfile.open(profile, Optional.empty());
    }

    @Test
    void create_two_haveVaultsOfTheirOwn() throws IOException {
        Profile ana = profiles().create("ana");
        Profile ben = profiles().create("Ben_2");
        try (OpenProfile one = open(ana);
                OpenProfile other = open(ben)) {
            one.vault().settings().put(NAME, "Ana");
            assertThat(other.vault().settings().find(NAME)).isEmpty();
        }

        assertThat(profiles().all())
                .containsExactly(
                        new Profile("default", state),
                        new Profile("Ben_2", state.resolve("profiles/Ben_2")),
                        new Profile("ana", state.resolve("profiles/ana")));
        assertThat(Files.readAllBytes(ana.folder().resolve("vault.key")))
                .isNotEqualTo(Files.readAllBytes(ben.folder().resolve("vault.key")));
        try (OpenProfile again = open(profiles().require("ANA"))) {
            assertThat(again.vault().settings().find(NAME)).contains("Ana");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "a b", "-a", "a.b", "\u00e1", "123456789012345678901234567890123"})
    void create_nameThatDoesNotFit_isRefused(String name) {
        assertThatThrownBy(() -> profiles().create(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("profile '" + name + "'", "expected 1 to 32");
    }

    @Test
    void create_nameThatIsTaken_isRefused() {
        profiles().create("ana");

        assertThatThrownBy(() -> profiles().create("Ana")).hasMessageContaining("taken");
        assertThatThrownBy(() -> profiles().create("default")).hasMessageContaining("taken");
    }

    @Test
    void open_twice_isRefused() {
        Profile ana = profiles().create("ana");
        try (OpenProfile open = open(ana)) {
            assertThat(open.profile()).isEqualTo(ana);
            assertThatThrownBy(() -> open(ana))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another client uses this folder");
            assertThatThrownBy(() -> profiles().remove("ana")).isInstanceOf(InvalidInputException.class);
        }
        open(ana).close();
    }

    @Test
    void remove_profile_leavesNothingOfItAndTheOthersAsTheyAre() {
        Profile ana = profiles().create("ana");
        open(ana).close();
        Profile ben = profiles().create("ben");
        open(ben).close();

        profiles().remove("ana");

        assertThat(ana.folder()).doesNotExist();
        assertThat(profiles().find("ana")).isEmpty();
        assertThat(ben.folder().resolve("vault.mv.db")).exists();
        assertThatThrownBy(() -> profiles().remove("ana"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("'ana'", "default, ben");
        assertThatThrownBy(() -> profiles().remove("default")).hasMessageContaining("always there");
    }

    @Test
    void wipe_default_takesAllOfSottoAndNothingElse() throws IOException {
        Profile standard = profiles().require("default");
        profiles().create("ana");
        try (OpenProfile open = open(standard)) {
            open.vault().settings().put(NAME, "somebody");
            Files.writeString(open.folder().membershipFolder("host:1").resolve("identity"), "secret");
            Files.writeString(open.folder().receiptFile(), "{}\n");
            Files.writeString(open.folder().modelFile(), "model");
        }
        Files.writeString(state.resolve("letter.txt"), "not ours");

        profiles().wipe(standard);

        assertThat(state.toFile().list()).containsExactlyInAnyOrder("lock", "letter.txt", "profiles");
        try (OpenProfile open = open(standard)) {
            assertThat(open.vault().settings().find(NAME)).isEmpty();
        }
    }
}
