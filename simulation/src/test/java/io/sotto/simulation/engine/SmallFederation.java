package io.sotto.simulation.engine;

import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import io.sotto.model.engine.Engine;
import io.sotto.simulation.scenario.Scenario;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A scenario's run without a folder, for tests. */
final class SmallFederation {
    private final Scenario scenario;
    private final Engine engine;
    private final FaceData data;

    SmallFederation(Scenario scenario, Engine engine) {
        this.scenario = scenario;
        this.engine = engine;
        this.data = FaceSource.read(scenario.data());
    }

    RunProgress start() {
        RandomStreams streams = new RandomStreams(scenario.seed());
        return RunProgress.start(scenario.network().initialParameters(streams.stream("initial-parameters")));
    }

    RunProgress run(int workers) throws InterruptedException {
        List<RunProgress> rounds = runAll(workers, start());
        return rounds.get(rounds.size() - 1);
    }

    /** The state after each round. */
    List<RunProgress> runAll(int workers, RunProgress from) throws InterruptedException {
        List<RunProgress> committed = new ArrayList<>();
        RunObserver observer = new RunObserver() {
            @Override
            public void clientCounted(int round) {}

            @Override
            public void roundCommitted(RunProgress progress) {
                committed.add(progress);
            }
        };
        try (Workers pool = new Workers(workers, () -> engine.create(scenario.network(), scenario.optimiser()))) {
            new FederatedRun(scenario, clients(), data.faces(Usage.PUBLIC_TEST), pool, observer, Clock.systemUTC())
                    .run(from);
        }
        return committed;
    }

    private VirtualClients clients() {
        FaceSet training = data.faces(Usage.TRAINING);
        var labels =
                IntStream.range(0, training.size()).mapToObj(training::label).toList();
        return new VirtualClients(
                training, scenario.partition().split(labels, scenario.clients(), new RandomStreams(scenario.seed())));
    }
}
