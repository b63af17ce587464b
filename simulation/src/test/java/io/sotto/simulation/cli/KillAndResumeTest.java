package io.sotto.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is really killed, and another that goes on. */
class KillAndResumeTest {
    private static final List<String> OPTIONS =
            List.of("--data", "synthetic:120", "--clients", "6", "--fraction", "0.5", "--rounds", "4");

    @TempDir
    Path folder;

    @Test
    void resume_afterTheProcessWasKilledTwice_endsAsTheUnbrokenRun() throws Exception {
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        assertThat(simulate(unbroken, OPTIONS).exitCode()).isZero();

        killOnceRoundIsKept(1, start(broken, OPTIONS), broken);
        killOnceRoundIsKept(2, start(broken, List.of("--resume")), broken);
        CommandRun last = simulate(broken, List.of("--resume", "--workers", "1"));

        assertThat(last.exitCode()).as(last.errors()).isZero();
        assertThat(last.output()).contains("going on after round");
        assertThat(metrics(broken)).hasSize(4).isEqualTo(metrics(unbroken));
        assertThat(summary(broken)).isEqualTo(summary(unbroken));
    }

    private void killOnceRoundIsKept(int round, Process process, Path run) throws InterruptedException {
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> !process.isAlive() || roundsKept(run) >= round);
            assertThat(process.isAlive())
                    .as("the run was to be killed under way")
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long roundsKept(Path run) throws IOException {
        Path metrics = run.resolve("metrics.csv");
        return Files.exists(metrics) ? Files.readAllLines(metrics).size() - 1 : 0;
    }

    private static Process start(Path run, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Sotto.class.getName()));
        command.addAll(arguments(run, options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static CommandRun simulate(Path run, List<String> options) {
        return CommandRun.of(arguments(run, options).toArray(String[]::new));
    }

    private static List<String> arguments(Path run, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("simulate", "--out", run.toString()));
        arguments.addAll(options);
        return arguments;
    }

    /** All that the metrics say but how long each round took. */
    private static List<JsonNode> metrics(Path run) throws IOException {
        List<JsonNode> rounds = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
            rounds.add(withoutSeconds(new JsonMapper().readTree(line)));
        }
        return rounds;
    }

    private static JsonNode summary(Path run) throws IOException {
        return withoutSeconds(
                new JsonMapper().readTree(run.resolve("summary.json").toFile()));
    }

    private static JsonNode withoutSeconds(JsonNode node) {
        return ((ObjectNode) node).without("seconds");
    }
}
