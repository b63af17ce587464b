package io.sotto.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    private static final String SMALL = "--data synthetic:120 --clients 6 --fraction 0.5 --rounds 2 ";

    @TempDir
    Path folder;

    @Test
    void simulate_smallRun_leavesEverythingInItsFolder() throws IOException {
        CommandRun run = simulate(SMALL + "--partition dirichlet:0.5 --no-mirror");

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains("6, dirichlet:0.5:", "round    1    3 clients", "round    2", "PrivateTest", "no duplicates");
        for (String name : new String[] {"partition.png", "accuracy.png", "loss.png", "confusion.png"}) {
            assertThat(Files.size(out().resolve(name))).as(name).isGreaterThan(5_000);
        }
        assertThat(Files.readString(out().resolve("config.yaml"))).contains("mirror: false\n", "clients: 6\n");
        JsonNode summary =
                new JsonMapper().readTree(out().resolve("summary.json").toFile());
        assertThat(summary.get("model_sha256").asText()).hasSize(64);
        assertThat(run.output()).contains(summary.get("model_sha256").asText());
        assertThat(summary.get("public_test").get("faces").asInt()).isEqualTo(30);
        assertThat(Files.readAllLines(out().resolve("metrics.csv")))
                .hasSize(3)
                .last()
                .asString()
                .contains(summary.get("model_sha256").asText());
        assertThat(Files.readAllLines(out().resolve("metrics.jsonl"))).hasSize(2);
        TrainedModel model = ModelFile.read(out().resolve("model.sotto"));
        assertThat(model.parameters().sha256().hex())
                .isEqualTo(summary.get("model_sha256").asText());
        assertThat(model.provenance().settings())
                .containsEntry("local-epochs", "1")
                .containsEntry("seed", "7");
        assertThat(model.provenance().rounds()).isEqualTo(2);
    }

    @Test
    void simulate_initialModel_isWhereTrainingStarts() {
        assertThat(simulate(SMALL).exitCode()).isZero();
        String model = out().resolve("model.sotto").toString();
        String next = folder.resolve("next").toString();

        CommandRun other = CommandRun.of(
                "simulate",
                "--data",
                "synthetic:120",
                "--normalisation",
                "none",
                "--initial-model",
                model,
                "--out",
                next);
        CommandRun same = CommandRun.of(("simulate " + SMALL
                        + "--secure-aggregation off --learning-rate 1e-9 --initial-model " + model + " --out " + next)
                .split(" "));

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.errors()).contains("expected a model of small+none, found one of small+batch");
        assertThat(same.exitCode()).as(same.errors()).isZero();
        assertThat(same.output())
                .contains(
                        "sums     IN CLEAR: each client's update, sample count and loss lie open to whoever sums them;"
                                + " clipping and rounding are left out. Only simulations can do this");
        ParameterVector before = ModelFile.read(Path.of(model)).parameters();
        ParameterVector after = ModelFile.read(Path.of(next, "model.sotto")).parameters();
        int lastBias = before.length() - 1;
        assertThat(after.get(lastBias)).isEqualTo(before.get(lastBias)).isNotZero();
    }

    @Test
    void simulate_sameConfigurationFile_givesTheSameModel() throws IOException {
        assertThat(simulate(SMALL).exitCode()).isZero();
        Path again = folder.resolve("again");

        CommandRun run = CommandRun.of(
                "simulate", "--config", out().resolve("config.yaml").toString(), "--out", again.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(summary(again, "model_sha256")).isEqualTo(summary(out(), "model_sha256"));
        assertThat(simulate("--resume --seed 8"))
                .isEqualTo(new CommandRun(
                        2,
                        "",
                        "sotto: %s: expected the run's own configuration to go on with it: seed was 7 and is 8 now\n"
                                .formatted(out())));
        assertThat(simulate("").errors()).contains("--resume goes on with a run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --clients 121                | clients 121: expected at most 120, one for each training face
                    --clients 0                  | clients 0: expected 1 to 1000000
                    --clients many               | --clients: expected a whole number, found 'many'
                    --partition dirichlet:x      | partition 'dirichlet:x': expected iid or dirichlet:ALPHA
                    --architecture huge          | architecture "huge": expected small, medium
                    --data no/such/file.csv      | no/such/file.csv: expected
                    --initial-model none.sotto   | none.sotto
                    --config none.yaml           | none.yaml: cannot be read
                    --resume                     | found no config.yaml
                    --stop-at 55                 | stop-at 55.0: expected above 0, at most 1
                    --unknown                    | Unknown option: '--unknown'
                    """)
    void simulate_badInput_exitsWithTwoAndLeavesNothing(String options, String message) {
        CommandRun run = simulate(options.contains("--data") ? options : "--data synthetic:120 " + options);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains(message).doesNotContain("\tat ");
        assertThat(out()).doesNotExist();
    }

    private CommandRun simulate(String options) {
        return CommandRun.of(("simulate --out " + out() + " " + options).strip().split(" +"));
    }

    private static String summary(Path run, String key) throws IOException {
        return new JsonMapper()
                .readTree(run.resolve("summary.json").toFile())
                .get(key)
                .asText();
    }

    private Path out() {
        return folder.resolve("run");
    }
}
