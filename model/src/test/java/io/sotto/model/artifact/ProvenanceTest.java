package io.sotto.model.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sotto.model.Sha256;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private record Hidden(int depth) {}

    @Test
    void settingsOf_trainingPlan_namesEverySettingInItsOrder() {
        assertThat(Provenance.settingsOf(new TrainingPlan(1, 32, 0.05, 0.1, true, new Optimiser.Sgd(0.9, 0))))
                .containsExactly(
                        entry("epochs", "1"),
                        entry("batchSize", "32"),
                        entry("learningRate", "0.05"),
                        entry("labelSmoothing", "0.1"),
                        entry("mirror", "true"),
                        entry("optimiser", "Sgd[momentum=0.9, weightDecay=0.0]"),
                        entry("frozenStatistics", "false"));
    }

    @Test
    void settingsOf_recordThatIsNotPublic_worksToo() {
        assertThat(Provenance.settingsOf(new Hidden(1))).containsExactly(entry("depth", "1"));
    }

    @Test
    void constructor_negativeRounds_isRefused() {
        assertThatThrownBy(() ->
                        new Provenance(Optional.of(Sha256.of()), "", Map.of(), -1, "", "", Instant.EPOCH, Map.of()))
                .hasMessage("rounds -1: expected 0 or more");
    }
}
