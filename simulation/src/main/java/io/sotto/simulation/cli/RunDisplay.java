package io.sotto.simulation.cli;

import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RunObserver;
import io.sotto.simulation.local.PreparedRun;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Shows how a run goes. */
interface RunDisplay extends RunObserver, AutoCloseable {
    /** A progress bar where somebody looks on, a line a round otherwise. */
    static RunDisplay choose(PreparedRun prepared, List<RoundRecord> done, PrintWriter screen) {
        return Ansi.AUTO.enabled() ? new BarDisplay(prepared, done) : new LineDisplay(screen);
    }

    @Override
    void close();
}
