package io.sotto.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest extends RunStoreContract {
    @TempDir
    private Path directory;

    @Override
    RunStore open() {
        return DirectoryStore.open(directory, NETWORK, DirectoryStoreTest::provenance);
    }

    @Test
    void store_openedAgain_goesOnAfterTheLastCommit() {
        commit(3);

        try (RunStore store = open()) {
            assertThat(store.rounds()).containsExactly(round(1), round(2), round(3));
            assertThat(store.model()).contains(model(3));
            store.commit(round(4), model(4));
        }
        try (RunStore store = open()) {
            assertThat(store.completedRounds()).isEqualTo(4);
        }
    }

    @Test
    void store_openedAgainAfterAKillInTheMiddleOfALine_knowsTheRoundsBefore() throws IOException {
        commit(2);
        Files.writeString(history(), "{\"round\":3,\"attem", StandardOpenOption.APPEND);

        try (RunStore store = open()) {
            assertThat(store.completedRounds()).isEqualTo(2);
            store.commit(round(3), model(3));
        }
        try (RunStore store = open()) {
            assertThat(store.rounds()).containsExactly(round(1), round(2), round(3));
        }
    }

    @Test
    void store_openedAgainAfterAKillBetweenModelAndLine_knowsTheRoundsBefore() throws IOException {
        commit(2);
        Files.writeString(modelFile(3), "half a mod");

        try (RunStore store = open()) {
            assertThat(store.model()).contains(model(2));
            store.commit(round(3), model(3));
            assertThat(store.model()).contains(model(3));
        }
        try (RunStore store = open()) {
            assertThat(store.model()).contains(model(3));
        }
    }

    @Test
    void store_afterManyRounds_keepsTheModelsOfTheLastTwo() {
        commit(5);

        assertThat(directory.resolve("models")).isDirectoryContaining(file -> file.equals(modelFile(5)));
        assertThat(modelFile(4)).exists();
        assertThat(modelFile(3)).doesNotExist();
    }

    @Test
    void modelFile_ofACommittedRound_isAModelFileWithItsHistory() {
        commit(2);

        assertThat(ModelFile.read(modelFile(2)).parameters()).isEqualTo(model(2));
        assertThat(ModelFile.read(modelFile(2)).provenance().rounds()).isEqualTo(2);
    }

    @Test
    void open_whereTheLastModelIsAnother_namesTheFile() throws IOException {
        commit(2);
        Files.copy(modelFile(1), modelFile(2), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected the model of round 2");
    }

    @Test
    void commit_thatTheDiskDoesNotTake_leavesTheStoreAsItWas() throws IOException {
        commit(1);
        try (RunStore store = open()) {
            Files.createDirectories(directory
                    .resolve("models")
                    .resolve(".%s.part".formatted(modelFile(2).getFileName()))
                    .resolve("in-the-way"));

            assertThatThrownBy(() -> store.commit(round(2), model(2))).isInstanceOf(UncheckedIOException.class);

            assertThat(store.rounds()).containsExactly(round(1));
            assertThat(store.model()).contains(model(1));
        }
        try (RunStore store = open()) {
            assertThat(store.rounds()).containsExactly(round(1));
        }
    }

    @Test
    void open_aDirectoryInUse_isRefused() {
        try (RunStore first = open()) {
            assertThat(first.completedRounds()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another coordinator uses it");
        }
        open().close();
    }

    @Test
    void open_aRunOfAnotherNetwork_isRefused() {
        commit(1);
        Network other = Architecture.MEDIUM.network(Normalisation.NONE);

        assertThatThrownBy(() -> DirectoryStore.open(directory, other, DirectoryStoreTest::provenance))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("%s, line 1: a round of network small+none: expected medium+none".formatted(history()));
    }

    @Test
    void open_aHistoryThatIsDamaged_namesTheLine() throws IOException {
        commit(2);
        Files.writeString(history(), "nonsense\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("rounds.jsonl, line 3: expected a round as JSON");
    }

    @Test
    void open_aHistoryWithAMissingRound_namesTheLine() throws IOException {
        commit(3);
        var lines = Files.readAllLines(history());
        Files.writeString(history(), lines.get(0) + "\n" + lines.get(2) + "\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2: round 3: expected round 2");
    }

    @Test
    void open_whereTheLastModelIsMissing_namesTheFile() throws IOException {
        commit(2);
        Files.delete(modelFile(2));

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(modelFile(2) + ": expected a model file");
    }

    @Test
    void open_whereTheLastModelIsDamaged_namesTheFile() throws IOException {
        commit(1);
        byte[] bytes = Files.readAllBytes(modelFile(1));
        bytes[bytes.length / 2] ^= 1;
        Files.write(modelFile(1), bytes);

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(modelFile(1).toString());
        Files.write(modelFile(1), new byte[7]);
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(modelFile(1).toString());
    }

    @Test
    void open_aFile_isRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");

        assertThatThrownBy(() -> DirectoryStore.open(file, NETWORK, DirectoryStoreTest::provenance))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be used");
    }

    private void commit(int rounds) {
        try (RunStore store = open()) {
            for (int round = 1; round <= rounds; round++) {
                store.commit(round(round), model(round));
            }
        }
    }

    private static Provenance provenance(RoundRecord round) {
        return new Provenance(
                Optional.empty(), "nowhere", Map.of(), round.round(), "none", "0", Instant.EPOCH, Map.of());
    }

    private Path history() {
        return directory.resolve("rounds.jsonl");
    }

    private Path modelFile(int round) {
        return directory.resolve("models").resolve("round-%07d.sotto".formatted(round));
    }
}
