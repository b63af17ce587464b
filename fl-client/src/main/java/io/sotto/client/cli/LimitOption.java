package io.sotto.client.cli;

import io.sotto.model.InvalidInputException;
import picocli.CommandLine.Option;

/** How much of a long list. */
final class LimitOption {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many (standard: ${DEFAULT-VALUE}).")
    private int most = 100;

    /** 1 or more. */
    int most() {
        if (most < 1) {
            throw new InvalidInputException("--limit %d: expected 1 or more".formatted(most));
        }
        return most;
    }
}
