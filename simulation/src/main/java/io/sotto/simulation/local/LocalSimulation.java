package io.sotto.simulation.local;

import io.sotto.model.EmotionModel;
import io.sotto.simulation.engine.FederatedRun;
import io.sotto.simulation.engine.ParallelEvaluator;
import io.sotto.simulation.engine.RunObserver;
import io.sotto.simulation.engine.RunProgress;
import io.sotto.simulation.engine.VirtualClients;
import io.sotto.simulation.engine.Workers;
import io.sotto.simulation.report.RunPictures;
import io.sotto.simulation.report.RunSummary;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.store.Circumstances;
import io.sotto.simulation.store.RunFolder;
import java.io.IOException;
import java.time.Clock;

/** Runs a prepared scenario to its end, or goes on with one, and leaves everything in the run folder. For one thread. */
public final class LocalSimulation {
    private final PreparedRun prepared;
    private final RunFolder folder;
    private final Clock clock;

    /** @param folder of the same scenario, but for the number of workers */
    public LocalSimulation(PreparedRun prepared, RunFolder folder, Clock clock) {
        this.prepared = prepared;
        this.folder = folder;
        this.clock = clock;
    }

    /** How far the run has come: nowhere, or where a run that was stopped goes on. */
    public RunProgress progress() throws IOException {
        return folder.progress(prepared.circumstances()).orElseGet(() -> RunProgress.start(prepared.initial()));
    }

    /**
     * Runs the rounds that are left, each kept as soon as it is done, and writes the report.
     *
     * @param observer is told of a round when it is kept
     */
    public RunSummary run(RunProgress from, RunObserver observer) throws IOException, InterruptedException {
        Scenario scenario = prepared.scenario();
        new RunPictures(folder).drawPartition(prepared.partition());
        try (Workers workers = new Workers(scenario.workers(), this::model)) {
            RunProgress end = new FederatedRun(
                            scenario,
                            new VirtualClients(prepared.faces().training(), prepared.partition()),
                            prepared.faces().publicTest(),
                            workers,
                            new KeepingObserver(folder, prepared.circumstances(), observer),
                            clock)
                    .run(from);
            return new FinalReport(prepared, end, new ParallelEvaluator(workers)).write(folder, clock);
        }
    }

    private EmotionModel model() {
        Scenario scenario = prepared.scenario();
        return prepared.engine().create(scenario.network(), scenario.optimiser());
    }

    /** Keeps each round before it tells of it: what was shown survives a kill. */
    private record KeepingObserver(RunFolder folder, Circumstances circumstances, RunObserver next)
            implements RunObserver {
        @Override
        public void clientCounted(int round) {
            next.clientCounted(round);
        }

        @Override
        public void roundCommitted(RunProgress progress) {
            folder.store(progress, circumstances);
            next.roundCommitted(progress);
        }
    }
}
