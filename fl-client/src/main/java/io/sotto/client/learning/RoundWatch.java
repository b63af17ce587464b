package io.sotto.client.learning;

import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.journal.RoundTaken;
import io.sotto.client.learning.Progress.State;
import io.sotto.client.participation.DeviceAction;
import io.sotto.client.participation.Finished;
import io.sotto.client.participation.GaveUp;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.RoundStep;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the steps of a visit into what is told of it: where it stands, and a line for each round, once before this device's
 * update leaves it, whatever happens afterwards, and again when the round is over. Not thread-safe.
 */
final class RoundWatch implements ParticipationObserver {
    /** Told in so many parts: often enough to see it move, and not once a batch. */
    private static final int PARTS = 20;

    private final String server;
    private final InstantSource clock;
    private final Consumer<Progress> progress;
    private final Consumer<RoundTaken> leaving;
    private final Consumer<RoundTaken> over;
    private @Nullable RoundTaken trained;
    private @Nullable RoundTaken sent;

    /**
     * @param leaving is given the line of a round before its update leaves, and throws if it cannot keep it
     * @param over is given the same line, with what became of the update
     */
    RoundWatch(
            String server,
            InstantSource clock,
            Consumer<Progress> progress,
            Consumer<RoundTaken> leaving,
            Consumer<RoundTaken> over) {
        this.server = server;
        this.clock = clock;
        this.progress = progress;
        this.leaving = leaving;
        this.over = over;
    }

    @Override
    public void observed(ParticipationState before, ParticipationEvent event, ParticipationState after) {
        if (event instanceof ParticipationEvent.Asked asked
                && sent != null
                && sent.round() != asked.task().round()) {
            closed(false);
        } else if (before.action() instanceof DeviceAction.Train train
                && event instanceof ParticipationEvent.Trained done) {
            begun(train, done);
        } else if (event instanceof ParticipationEvent.Prepared prepared
                && prepared.message().step() == RoundStep.MASK) {
            leaves();
        } else if (before.action() instanceof DeviceAction.Submit submit
                && submit.message().step() == RoundStep.UNMASK
                && event instanceof ParticipationEvent.Accepted) {
            closed(true);
        }
        if (after.isOver()) {
            closed(false);
        }
        progress.accept(progress(event, after));
    }

    @Override
    public void training(double share) {
        progress.accept(Progress.training(Math.floor(share * PARTS) / PARTS));
    }

    private void begun(DeviceAction.Train train, ParticipationEvent.Trained done) {
        trained = new RoundTaken(
                clock.instant(),
                server,
                train.task().round(),
                Math.toIntExact(done.update().faceCount()),
                done.losses().before(),
                done.losses().after(),
                false);
    }

    /** A round that failed may be run again; it counts once, with the first attempt in which the update went out. */
    private void leaves() {
        if (sent == null && trained != null) {
            sent = trained.leavingAt(clock.instant());
            leaving.accept(sent);
        }
    }

    private void closed(boolean included) {
        RoundTaken round = sent;
        trained = null;
        sent = null;
        if (round != null) {
            over.accept(included ? round.withUpdateIncluded() : round);
        }
    }

    private static Progress progress(ParticipationEvent event, ParticipationState after) {
        if (after instanceof GaveUp gaveUp) {
            return Progress.of(State.REFUSED, gaveUp.message());
        }
        if (after instanceof Finished) {
            return Progress.of(State.FINISHED);
        }
        DeviceAction action = after.action();
        if (action instanceof DeviceAction.Pause && event instanceof ParticipationEvent.CallFailed failed) {
            return Progress.of(State.TROUBLE, failed.message());
        }
        if (event instanceof ParticipationEvent.RoundLeft left) {
            return Progress.of(State.WAITING_FOR_ROUND, "left the round: " + left.message());
        }
        return Progress.of(state(action));
    }

    private static State state(DeviceAction action) {
        if (action instanceof DeviceAction.Join) {
            return State.CONNECTING;
        }
        if (action instanceof DeviceAction.Train || action instanceof DeviceAction.Begin) {
            return State.TRAINING;
        }
        return action instanceof DeviceAction.Submit || action instanceof DeviceAction.Proceed
                ? State.SENDING
                : State.WAITING_FOR_ROUND;
    }
}
