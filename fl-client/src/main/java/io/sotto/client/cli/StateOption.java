package io.sotto.client.cli;

import io.sotto.client.state.StateFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a client keeps what is its own. */
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The client's state folder (standard: .sotto/client in the home folder).")
    private Path folder = StateFolder.standard();

    Path folder() {
        return folder;
    }

    /** Whether it is another than the standard one. */
    boolean given() {
        return !folder.equals(StateFolder.standard());
    }
}
