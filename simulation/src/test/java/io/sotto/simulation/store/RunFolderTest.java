package io.sotto.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RoundRecord.Score;
import io.sotto.simulation.engine.RunProgress;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Scenario SCENARIO = ScenarioFile.with(Scenario.standard(), Map.of("rounds", 3));
    private static final Circumstances HERE = new Circumstances(Sha256.of(new byte[] {1}), "an engine");

    @TempDir
    Path parent;

    @Test
    void progress_storedAndOpenedAgain_isTheSame() throws IOException {
        RunProgress kept = progress(2);
        store(kept);

        try (RunFolder folder = RunFolder.open(path())) {
            assertThat(folder.scenario()).isEqualTo(SCENARIO);
            assertThat(folder.progress(HERE)).contains(kept);
        }
    }

    @Test
    void progress_noRoundStored_isEmpty() throws IOException {
        RunFolder.create(path(), SCENARIO).close();

        try (RunFolder folder = RunFolder.open(path())) {
            assertThat(folder.progress(HERE)).isEmpty();
        }
    }

    @Test
    void metrics_cutOffByAKill_areMadeWholeFromTheCheckpoint() throws IOException {
        store(progress(2));
        String csv = Files.readString(path().resolve("metrics.csv"));
        String lines = Files.readString(path().resolve("metrics.jsonl"));
        Files.writeString(path().resolve("metrics.csv"), csv.substring(0, csv.length() - 20));
        Files.writeString(path().resolve("metrics.jsonl"), "{\"round\":", StandardOpenOption.APPEND);

        try (RunFolder folder = RunFolder.open(path())) {
            folder.progress(HERE);
        }

        assertThat(path().resolve("metrics.csv")).hasContent(csv);
        assertThat(path().resolve("metrics.jsonl")).hasContent(lines);
        assertThat(csv.lines()).hasSize(3).element(2).asString().startsWith("2,10,1,2870,0.5,,,,");
        assertThat(csv.lines()).element(1).asString().startsWith("1,10,1,2870,1.0,0.25,0.125,1.75,");
        assertThat(lines.lines()).hasSize(2);
    }

    @Test
    void progress_checkpointDamaged_isRefusedWithTheFile() throws IOException {
        store(progress(1));
        Path checkpoint = path().resolve("checkpoint");
        byte[] whole = Files.readAllBytes(checkpoint);

        for (int damaged : List.of(3, whole.length / 2, whole.length - 1)) {
            byte[] bytes = whole.clone();
            bytes[damaged] ^= 1;
            Files.write(checkpoint, bytes);
            refuses(HERE, checkpoint + ": expected a checkpoint, found damage");
        }
        Files.write(checkpoint, Arrays.copyOf(whole, whole.length - 4));
        refuses(HERE, "found damage");
    }

    @Test
    void progress_otherDataOrEngine_isRefused() throws IOException {
        store(progress(1));

        refuses(new Circumstances(Sha256.of(new byte[] {2}), "an engine"), "the run goes on with faces");
        refuses(new Circumstances(HERE.data(), "another engine"), "with engine 'an engine': found 'another engine'");
    }

    @Test
    void create_folderInUse_isRefusedAndLeftAlone() throws IOException {
        Files.createDirectories(path());
        Files.writeString(path().resolve("thesis.txt"), "mine");

        assertThatThrownBy(() -> RunFolder.create(path(), SCENARIO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected a new folder");
        assertThat(path()).isDirectoryContaining("glob:**/thesis.txt");
        assertThat(path().toFile().list()).hasSize(1);
    }

    @Test
    void open_whileTheRunIsUnderWay_isRefused() throws IOException {
        try (RunFolder first = RunFolder.create(path(), SCENARIO)) {
            assertThat(first.scenario()).isEqualTo(SCENARIO);
            assertThatThrownBy(() -> RunFolder.open(path()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("found a run under way");
        }
        RunFolder.open(path()).close();
    }

    @Test
    void open_noRun_isRefused() {
        assertThatThrownBy(() -> RunFolder.open(parent))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("found no config.yaml");
    }

    private void refuses(Circumstances circumstances, String message) throws IOException {
        try (RunFolder folder = RunFolder.open(path())) {
            assertThatThrownBy(() -> folder.progress(circumstances))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(message);
        }
    }

    private void store(RunProgress progress) throws IOException {
        try (RunFolder folder = RunFolder.create(path(), SCENARIO)) {
            folder.progress(HERE);
            for (int round = 1; round <= progress.rounds().size(); round++) {
                folder.store(progress(round), HERE);
            }
        }
    }

    private static RunProgress progress(int rounds) {
        ParameterVector model = SCENARIO.network().initialParameters(new RandomStreams(rounds).stream("test"));
        RoundRecord first = new RoundRecord(1, 10, 1, 2870, 1.0, new Score(0.25, 0.125, 1.75), HERE.data(), 2.5);
        RoundRecord second = new RoundRecord(2, 10, 1, 2870, 0.5, null, HERE.data(), 2.5);
        return new RunProgress(model, List.of(first, second).subList(0, rounds));
    }

    private Path path() {
        return parent.resolve("run");
    }
}
