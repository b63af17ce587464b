package io.sotto.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.grpc.SmallModel;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelKeeperTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final ParticipationEvent FETCHED = new ParticipationEvent.Fetched(SmallModel.PARAMETERS);

    @TempDir
    private Path folder;

    @Test
    void observed_modelOfATask_isKeptWithTheRoundsBehindIt() {
        observeFetch(folder, new ParticipationEvent.Asked(SmallModel.TASK));

        TrainedModel kept = ModelFile.read(folder.resolve("model.sotto"));
        assertThat(kept.parameters()).isEqualTo(SmallModel.PARAMETERS);
        assertThat(kept.provenance().rounds()).isEqualTo(SmallModel.TASK.round() - 1);
        assertThat(kept.provenance().createdAt()).isEqualTo(NOW);
        assertThat(kept.provenance().settings()).containsEntry("server", "home:8443");
    }

    @Test
    void observed_finalModel_isKept() {
        observeFetch(folder, new ParticipationEvent.NoMoreRounds(SmallModel.REFERENCE));

        assertThat(ModelFile.read(folder.resolve("model.sotto")).parameters()).isEqualTo(SmallModel.PARAMETERS);
    }

    @Test
    void observed_folderGone_goesOnWithoutKeeping() {
        Path gone = folder.resolve("gone");

        observeFetch(gone, new ParticipationEvent.Asked(SmallModel.TASK));

        assertThat(Files.exists(gone)).isFalse();
    }

    private static void observeFetch(Path folder, ParticipationEvent asked) {
        ModelKeeper keeper = new ModelKeeper(folder.resolve("model.sotto"), "home:8443", InstantSource.fixed(NOW));
        ParticipationState polling = ParticipationState.first().on(new ParticipationEvent.Joined());
        ParticipationState told = polling.on(asked);
        keeper.observed(polling, asked, told);
        ParticipationState fetching =
                asked instanceof ParticipationEvent.Asked ? told.on(new ParticipationEvent.Agreed()) : told;
        keeper.observed(fetching, FETCHED, fetching.on(FETCHED));
    }
}
