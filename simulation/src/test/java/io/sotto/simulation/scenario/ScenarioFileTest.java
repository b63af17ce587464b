package io.sotto.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Normalisation;
import io.sotto.simulation.partition.DirichletRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {
    @TempDir
    Path folder;

    @Test
    void yaml_ofAScenario_readsBackEqual() throws IOException {
        Scenario scenario = ScenarioFile.with(
                Scenario.standard(),
                Map.of(
                        "partition", "dirichlet:0.5",
                        "architecture", "four-convolutions",
                        "normalisation", "none",
                        "learning-rate", "0.1",
                        "stop-at", 0.55,
                        "initial-model", "some folder/m: 1.sotto"));

        Path file = Files.writeString(folder.resolve("config.yaml"), ScenarioFile.toYaml(scenario));

        assertThat(ScenarioFile.read(file, Scenario.standard())).isEqualTo(scenario);
        assertThat(scenario.partition()).isEqualTo(new DirichletRule(0.5));
        assertThat(scenario.architecture()).isEqualTo(Architecture.FOUR_CONVOLUTIONS);
        assertThat(scenario.normalisation()).isEqualTo(Normalisation.NONE);
        assertThat(scenario.learningRate()).isEqualTo(0.1);
    }

    @Test
    void yaml_ofTheStandard_isOneKeyALineInWords() {
        assertThat(ScenarioFile.toYaml(Scenario.standard()))
                .contains("clients: 100\nfraction: 0.1\nrounds: 50\nlocal-epochs: 1\n")
                .contains("partition: iid\narchitecture: small\nnormalisation: batch\nseed: 7\n");
    }

    @Test
    void read_missingKeys_keepTheStandardsValues() throws IOException {
        Path file = Files.writeString(folder.resolve("few.yaml"), "rounds: 3\n");

        assertThat(ScenarioFile.read(file, Scenario.standard()))
                .isEqualTo(ScenarioFile.with(Scenario.standard(), Map.of("rounds", 3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cleints: 3           | unknown key 'cleints': expected one of data, clients,
                    clients: 0           | clients 0: expected 1 to 1000000
                    clients: many        | clients "many": expected a whole number
                    clients: null        | clients null: expected a whole number
                    clients: 2.5         | clients 2.5: expected a whole number
                    fraction: 1.5        | fraction 1.5: expected above 0, at most 1
                    learning-rate: 11    | learning-rate 11.0: expected above 0
                    partition: shards    | partition 'shards': expected iid or dirichlet:ALPHA
                    architecture: huge   | architecture "huge": expected small, medium
                    {frozen-statistics: 1, normalisation: group} | frozen-statistics 1.0: expected 0 without batch
                    stop-at: 55          | stop-at 55.0: expected above 0, at most 1
                    just words           | expected lines of the form key: value
                    {                     | line 1: expected YAML
                    """)
    void read_badFile_isRefusedWithFileAndKey(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);

        assertThatThrownBy(() -> ScenarioFile.read(file, Scenario.standard()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void read_noFile_isRefused() {
        assertThatThrownBy(() -> ScenarioFile.read(folder.resolve("none.yaml"), Scenario.standard()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.yaml: cannot be read");
    }

    @Test
    void difference_namesTheFirstKeyThatChangesTheResult() {
        Scenario before = Scenario.standard();

        assertThat(ScenarioFile.difference(before, ScenarioFile.with(before, Map.of("workers", 9))))
                .isEmpty();
        assertThat(ScenarioFile.difference(before, ScenarioFile.with(before, Map.of("seed", 8, "workers", 9))))
                .contains("seed was 7 and is 8 now");
    }

    @Test
    void cohortSize_isTheFractionButNeverMoreThanHaveFaces() {
        Scenario scenario = Scenario.standard();

        assertThat(scenario.cohortSize(100)).isEqualTo(10);
        assertThat(scenario.cohortSize(4)).isEqualTo(4);
        assertThat(ScenarioFile.with(scenario, Map.of("fraction", 0.001)).cohortSize(100))
                .isEqualTo(1);
    }
}
