package io.sotto.client.cli;

import io.sotto.model.cli.EngineWords;
import io.sotto.model.engine.EngineChoice;
import picocli.CommandLine.Option;

/** What computes. */
final class EngineOption {
    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = EngineWords.class,
            completionCandidates = EngineWords.class,
            description = "What runs and trains the model: ${COMPLETION-CANDIDATES} (standard: ${DEFAULT-VALUE}).")
    private EngineChoice choice = EngineChoice.AUTO;

    EngineChoice choice() {
        return choice;
    }
}
