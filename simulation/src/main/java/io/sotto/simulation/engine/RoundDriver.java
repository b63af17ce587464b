package io.sotto.simulation.engine;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.ClientUpdate;
import io.sotto.server.round.Deadline;
import io.sotto.server.round.Ending;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundEffects;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundSettings;
import io.sotto.server.round.RoundState;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.Step;
import io.sotto.server.round.TaskId;
import io.sotto.server.strategy.FederatedAverage;
import io.sotto.simulation.engine.CohortTraining.Assignment;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the coordinator's state machine through one run: performs its actions and tells it what comes of them. For one
 * thread, which alone touches the machine.
 */
final class RoundDriver implements RoundEffects {
    private static final Logger LOG = LoggerFactory.getLogger(RoundDriver.class);

    private final CohortTraining training;
    private final RoundJudge judge;
    private final RunObserver observer;
    private final Clock clock;
    private final List<Assignment> assigned = new ArrayList<>();

    private RunProgress progress;
    private RoundState state;
    private FederatedAverage sum;
    private long begunAtMillis;
    private RoundEvent.@Nullable Committed committed;
    private boolean finished;

    /** Begins the run or goes on with it: tasks of the next round are with the workers when this returns. */
    RoundDriver(
            RoundSettings settings,
            long seed,
            List<ClientId> participants,
            CohortTraining training,
            RoundJudge judge,
            RunObserver observer,
            Clock clock,
            RunProgress from) {
        this.training = training;
        this.judge = judge;
        this.observer = observer;
        this.clock = clock;
        this.progress = from;
        this.sum = new FederatedAverage(from.model().length());
        Step first = RoundState.begin(
                settings,
                new RandomStreams(seed),
                from.model().layout(),
                from.rounds().size(),
                from.model().sha256());
        this.state = first.next();
        participants.forEach(client -> handle(new RoundEvent.ClientReady(client)));
    }

    /** Goes on until the run is over. A client is ready for the next round as soon as its update is in. */
    RunProgress run() throws InterruptedException {
        while (!finished) {
            RoundEvent.UpdateArrived arrived = training.next();
            handle(arrived);
            handle(new RoundEvent.ClientReady(arrived.client()));
            if (committed != null) {
                RoundEvent.Committed news = committed;
                committed = null;
                handle(news);
            }
        }
        return progress;
    }

    private void handle(RoundEvent event) {
        Step step = state.on(event);
        state = step.next();
        step.actions().forEach(action -> action.perform(this));
        if (!assigned.isEmpty()) {
            training.start(List.copyOf(assigned), progress.model());
            assigned.clear();
        }
    }

    @Override
    public void begin(TaskId task, List<ClientId> cohort) {
        sum = new FederatedAverage(progress.model().length());
        begunAtMillis = clock.millis();
    }

    @Override
    public void assign(ClientId client, TaskId task, Sha256 model, long seed) {
        assigned.add(new Assignment(client, task, model, seed));
    }

    /** No deadline ever passes: a simulated client answers, or its failure ends the run. */
    @Override
    public void setDeadline(Deadline deadline, Duration after) {}

    @Override
    public void accept(ClientId client, ClientUpdate update) {
        sum.add(update.difference(), update.faceCount());
        observer.clientCounted(state.task().round());
    }

    @Override
    public void refuse(ClientId client, Refusal reason, String message) {
        LOG.warn("{} of {}: {}", reason, client, message);
    }

    @Override
    public void abandon(RoundSummary summary) {
        throw new InvalidInputException("%s: none of %d updates could be used, as when training diverges: "
                        .formatted(summary.task(), summary.cohortSize())
                + "expected a smaller learning rate");
    }

    @Override
    public void commit(RoundSummary summary) {
        ParameterVector next = sum.applyTo(progress.model());
        int round = summary.task().round();
        RoundRecord record = new RoundRecord(
                round,
                summary.counted().size(),
                summary.refused().size(),
                summary.faceCount(),
                summary.meanLoss(),
                judge.score(round, next),
                next.sha256(),
                (clock.millis() - begunAtMillis) / 1000.0);
        progress = progress.after(record, next);
        observer.roundCommitted(progress);
        committed = new RoundEvent.Committed(summary.task(), next.sha256(), judge.reachesTarget(record));
    }

    @Override
    public void dismiss(ClientId client, Sha256 model) {}

    @Override
    public void finish(Ending ending, Sha256 model) {
        finished = true;
    }
}
