package io.sotto.simulation.engine;

import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.CohortSize;
import io.sotto.server.round.RoundSettings;
import io.sotto.simulation.scenario.Scenario;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A scenario, run round by round in the steps that the package's documentation numbers. For one thread. */
public final class FederatedRun {
    private final Scenario scenario;
    private final VirtualClients clients;
    private final CohortTraining training;
    private final RoundJudge judge;
    private final RunObserver observer;
    private final Clock clock;

    /**
     * @param publicTest the faces that rounds are evaluated on, 1 or more
     * @param workers have models of the scenario's network and optimiser
     */
    public FederatedRun(
            Scenario scenario,
            VirtualClients clients,
            FaceSet publicTest,
            Workers workers,
            RunObserver observer,
            Clock clock) {
        this.scenario = scenario;
        this.clients = clients;
        this.training = new CohortTraining(clients, scenario.plan(), workers);
        this.judge = new RoundJudge(scenario, new ParallelEvaluator(workers), publicTest);
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Runs all rounds that are left.
     *
     * @param from where to start or to go on; a run that is over is returned as it is
     * @throws InvalidInputException if a round leaves no usable update, as when training diverges
     */
    public RunProgress run(RunProgress from) throws InterruptedException {
        if (judge.isOver(from.rounds())) {
            return from;
        }
        List<ClientId> participants = clients.participants();
        return new RoundDriver(
                        settings(participants.size()),
                        scenario.seed(),
                        participants,
                        training,
                        judge,
                        observer,
                        clock,
                        from)
                .run();
    }

    /** A round waits for all participants, so that the cohort is drawn from all, and is not run again if it fails. */
    private RoundSettings settings(int participants) {
        return new RoundSettings(
                scenario.rounds(),
                new CohortSize.Fixed(scenario.cohortSize(participants)),
                participants,
                1,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ZERO,
                1,
                Aggregation.PLAIN);
    }
}
