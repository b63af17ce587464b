package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A state folder with a vault whose owner keeps a journal, and commands that work there. */
abstract class WithState {
    @TempDir
    Path state;

    @BeforeEach
    void openTheVault() {
        assertThat(run("settings", "set", "keepJournal=true").exitCode()).isZero();
    }

    Cli.Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--state");
        all.add(state.toString());
        return Cli.run(all.toArray(String[]::new));
    }

    JsonNode json(String... arguments) throws IOException {
        Cli.Result result = run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new JsonMapper().readTree(result.out());
    }
}
