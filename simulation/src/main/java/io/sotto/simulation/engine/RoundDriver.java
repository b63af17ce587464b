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
import io.sotto.server.round.RoundSettings;
import io.sotto.server.round.RoundState;
import io.sotto.server.round.RoundStep;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.Step;
import io.sotto.server.round.TaskId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the coordinator's state machine through one run: performs its actions and tells it what comes of them. For one
 * thread, which alone touches the machine.
 */
final class RoundDriver implements RoundEffects {
    private static final Logger LOG = LoggerFactory.getLogger(RoundDriver.class);

    private final Summation summation;
    private final Errands errands;
    private final RoundJudge judge;
    private final RunObserver observer;
    private final Clock clock;
    private final List<Errand> assigned = new ArrayList<>();
    private final Queue<RoundEvent> news = new ArrayDeque<>();
    private RunProgress progress;
    private RoundState state;
    private boolean counting;
    private long begunAtMillis;
    private boolean finished;

    /** Begins the run or goes on with it: tasks of the next round are with the workers when this returns. */
    RoundDriver(
            RoundSettings settings,
            long seed,
            List<ClientId> participants,
            Summation summation,
            Errands errands,
            RoundJudge judge,
            RunObserver observer,
            Clock clock,
            RunProgress from) {
        this.summation = summation;
        this.errands = errands;
        this.judge = judge;
        this.observer = observer;
        this.clock = clock;
        this.progress = from;
        Step first = RoundState.begin(
                settings,
                new RandomStreams(seed),
                from.rounds().size(),
                from.model().sha256());
        this.state = first.next();
        participants.forEach(client -> handle(new RoundEvent.ClientReady(client)));
    }

    /** Goes on until the run is over. A client is ready for more as soon as its answer is in. */
    RunProgress run() throws InterruptedException {
        while (!finished) {
            Errands.Arrival arrival = errands.next();
            handle(arrival.landing().land());
            handle(new RoundEvent.ClientReady(arrival.client()));
            while (!news.isEmpty()) {
                handle(news.remove());
            }
        }
        return progress;
    }

    private void handle(RoundEvent event) {
        counting = event instanceof RoundEvent.Answered answered
                && (answered.step() == RoundStep.UPDATE || answered.step() == RoundStep.MASK);
        Step step = state.on(event);
        state = step.next();
        step.actions().forEach(action -> action.perform(this));
        if (!assigned.isEmpty()) {
            errands.start(List.copyOf(assigned));
            assigned.clear();
        }
    }

    @Override
    public void begin(TaskId task, List<ClientId> cohort) {
        summation.begin(task, progress.model());
        begunAtMillis = clock.millis();
    }

    @Override
    public void assign(ClientId client, TaskId task, Sha256 model, long seed) {
        assigned.add(summation.training(client, task, progress.model(), seed));
    }

    @Override
    public void assignStep(ClientId client, TaskId task, RoundStep step) {
        assigned.add(summation.step(client, task, step));
    }

    /** No deadline ever passes: a simulated client answers, or its failure ends the run. */
    @Override
    public void setDeadline(Deadline deadline, Duration after) {}

    @Override
    public void accept(ClientId client) {
        if (counting) {
            observer.clientCounted(state.task().round());
        }
    }

    @Override
    public void refuse(ClientId client, Refusal reason, String message) {
        if (reason != Refusal.TOO_LATE) {
            LOG.warn("{} of {}: {}", reason, client, message);
        }
    }

    @Override
    public void leaveOut(ClientId client) {
        summation.leaveOut(client);
    }

    @Override
    public void closeStep(TaskId task, RoundStep step) {
        news.add(summation.close(task, step));
    }

    @Override
    public void abandon(RoundSummary summary, String reason) {
        throw new InvalidInputException(
                "%s: too few of %d updates could be used, as when training diverges (%s): expected a smaller learning rate"
                        .formatted(summary.task(), summary.cohortSize(), reason));
    }

    @Override
    public void commit(RoundSummary summary) {
        ParameterVector next = summation.next();
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
        news.add(new RoundEvent.Committed(summary.task(), next.sha256(), judge.reachesTarget(record)));
    }

    @Override
    public void dismiss(ClientId client, Sha256 model) {}

    @Override
    public void finish(Ending ending, Sha256 model) {
        finished = true;
    }
}
