package io.sotto.model.cli;

import io.sotto.model.engine.EngineChoice;
import picocli.CommandLine.Option;

/** What computes, as commands mix it in. */
public final class EngineOption {
    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            converter = EngineWords.class,
            completionCandidates = EngineWords.class,
            description = "What runs and trains the network: ${COMPLETION-CANDIDATES} (standard: ${DEFAULT-VALUE}).")
    private EngineChoice choice = EngineChoice.AUTO;

    /** The engine asked for. */
    public EngineChoice choice() {
        return choice;
    }
}
