package io.sotto.simulation.engine;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.Deadline;
import io.sotto.server.round.Ending;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundEffects;
import io.sotto.server.round.RoundEvent;
import io.sotto.server.round.RoundFigures;
import io.sotto.server.round.RoundSettings;
import io.sotto.server.round.RoundState;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.Step;
import io.sotto.server.round.TaskId;
import io.sotto.simulation.engine.CohortTraining.Assignment;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the coordinator's state machine through one run: performs its actions and tells it what comes of them. For one
 * thread, which alone touches the machine.
 */
final class RoundDriver implements RoundEffects {
    private static final Logger LOG = LoggerFactory.getLogger(RoundDriver.class);

    /** The largest norm that the running sum holds exactly. */
    private static final double LARGEST_NORM = FederatedAverage.MAX_ELEMENT;

    private final CohortTraining training;
    private final RoundJudge judge;
    private final RunObserver observer;
    private final Clock clock;
    private final List<Assignment> assigned = new ArrayList<>();

    private RunProgress progress;
    private RoundState state;
    private FederatedAverage sum;
    private long begunAtMillis;
    private double lossSum;
    private long faces;
    private @Nullable RoundEvent news;
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
                from.rounds().size(),
                from.model().sha256());
        this.state = first.next();
        participants.forEach(client -> handle(new RoundEvent.ClientReady(client)));
    }

    /** Goes on until the run is over. A client is ready for the next round as soon as its update is in. */
    RunProgress run() throws InterruptedException {
        while (!finished) {
            CohortTraining.Trained trained = training.next();
            take(trained);
            handle(new RoundEvent.ClientReady(trained.client()));
            while (news != null) {
                RoundEvent told = news;
                news = null;
                handle(told);
            }
        }
        return progress;
    }

    private void take(CohortTraining.Trained trained) {
        ClientUpdate update = trained.update();
        Optional<RoundEvent.Fault> fault = update.norm() <= LARGEST_NORM && Double.isFinite(update.meanLoss())
                ? Optional.empty()
                : Optional.of(new RoundEvent.Fault(
                        Refusal.NOT_FINITE,
                        "update of norm %s with mean loss %s: expected finite ones"
                                .formatted(update.norm(), update.meanLoss())));
        if (fault.isEmpty()) {
            sum.add(update.difference(), update.faceCount());
            lossSum += update.faceCount() * update.meanLoss();
            faces += update.faceCount();
        }
        handle(new RoundEvent.Answered(trained.client(), trained.task(), RoundStep.UPDATE, fault, false));
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
        lossSum = 0;
        faces = 0;
        begunAtMillis = clock.millis();
    }

    @Override
    public void assign(ClientId client, TaskId task, Sha256 model, long seed) {
        assigned.add(new Assignment(client, task, seed));
    }

    /** No deadline ever passes: a simulated client answers, or its failure ends the run. */
    @Override
    public void setDeadline(Deadline deadline, Duration after) {}

    @Override
    public void assignStep(ClientId client, TaskId task, RoundStep step) {
        throw new IllegalStateException("a plain round has one step");
    }

    @Override
    public void closeStep(TaskId task, RoundStep step) {
        news = new RoundEvent.StepClosed(task, step, List.of(), 0, new RoundFigures(faces, lossSum / faces));
    }

    @Override
    public void accept(ClientId client) {
        observer.clientCounted(state.task().round());
    }

    @Override
    public void refuse(ClientId client, Refusal reason, String message) {
        LOG.warn("{} of {}: {}", reason, client, message);
    }

    @Override
    public void abandon(RoundSummary summary, String reason) {
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
                summary.figures().faceCount(),
                summary.figures().meanLoss(),
                judge.score(round, next),
                next.sha256(),
                (clock.millis() - begunAtMillis) / 1000.0);
        progress = progress.after(record, next);
        observer.roundCommitted(progress);
        news = new RoundEvent.Committed(summary.task(), next.sha256(), judge.reachesTarget(record));
    }

    @Override
    public void dismiss(ClientId client, Sha256 model) {}

    @Override
    public void finish(Ending ending, Sha256 model) {
        finished = true;
    }
}
