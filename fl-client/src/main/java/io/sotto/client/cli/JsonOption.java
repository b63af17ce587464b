package io.sotto.client.cli;

import picocli.CommandLine.Option;

/** For programs that read what a command prints. */
final class JsonOption {
    @Option(names = "--json", description = "Print one JSON object, and nothing else, to standard output.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
