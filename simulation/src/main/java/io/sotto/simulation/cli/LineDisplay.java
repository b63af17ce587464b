package io.sotto.simulation.cli;

import io.sotto.simulation.engine.RunProgress;
import java.io.PrintWriter;

/** A line a round, for logs. */
final class LineDisplay implements RunDisplay {
    private final PrintWriter screen;

    LineDisplay(PrintWriter screen) {
        this.screen = screen;
    }

    @Override
    public void clientCounted(int round) {}

    @Override
    public void roundCommitted(RunProgress progress) {
        screen.println(RunText.round(progress.rounds().get(progress.rounds().size() - 1)));
        screen.flush();
    }

    @Override
    public void close() {}
}
