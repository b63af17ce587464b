package io.sotto.server.round;

import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import java.util.Optional;

/**
 * Where a run stands. Immutable: {@link #on} makes the next state and says what is to be done.
 *
 * <p>Four promises, which the tests hold against thousands of random runs. Every state but {@link Finished} waits for
 * clients, has asked for a deadline, or waits for the driver to close a step or to commit: no round hangs. The model
 * changes by a commit alone, and a commit holds at least {@link RoundSettings#minUpdates} updates. A client counts at
 * most once in an attempt. Who is chosen and what is summed does not depend on the order in which answers arrive.
 */
public sealed interface RoundState permits Gathering, Collecting, Closing, Committing, Finished {
    /** The first step of a run, or of one that goes on after {@code completedRounds}. */
    static Step begin(RoundSettings settings, RandomStreams random, int completedRounds, Sha256 model) {
        Roster roster = Roster.empty();
        if (completedRounds >= settings.rounds()) {
            return Finished.enter(new TaskId(completedRounds, 1), model, roster, Ending.COMPLETED);
        }
        TaskId task = new TaskId(completedRounds + 1, 1);
        return Gathering.enter(new Rules(settings, random), task, model, roster);
    }

    /** The state and the actions that an event leads to. */
    default Step on(RoundEvent event) {
        return event.applyTo(this);
    }

    /** The task of the attempt that is gathered for, under way, or was the last. */
    TaskId task();

    /** The global model. */
    Sha256 model();

    /** Whether the time for an answer to this step is past. */
    boolean isOver(TaskId answered, RoundStep step);

    /**
     * Why an answer of this client would be refused whatever it holds; empty if it would be looked at. Asked before an
     * answer is sent whole, and again before it is looked at.
     */
    default Optional<RoundAction.Refuse> refusalAtTheDoor(ClientId client, TaskId answered, RoundStep step) {
        return Optional.of(closed(client, answered, step));
    }

    /** Whether this step is under way and the client a member of it. */
    default boolean tells(ClientId client, TaskId asked, RoundStep step) {
        return false;
    }

    Step onReady(ClientId client);

    Step onGone(ClientId client);

    default Step onAnswered(RoundEvent.Answered answered) {
        return Step.to(this, closed(answered.client(), answered.task(), answered.step()));
    }

    default Step onWithdrawn(RoundEvent.Withdrawn withdrawn) {
        return Step.to(this);
    }

    default Step onDeadline(Deadline deadline) {
        return Step.to(this);
    }

    default Step onStepClosed(RoundEvent.StepClosed closed) {
        return Step.to(this);
    }

    default Step onAborted(RoundEvent.Aborted aborted) {
        return Step.to(this);
    }

    default Step onCommitted(RoundEvent.Committed committed) {
        return Step.to(this);
    }

    /** The refusal of a client that this state takes no answer from. */
    default RoundAction.Refuse closed(ClientId client, TaskId answered, RoundStep step) {
        return isOver(answered, step)
                ? new RoundAction.Refuse(
                        client, Refusal.TOO_LATE, "%s of %s: no more are taken".formatted(step, answered))
                : new RoundAction.Refuse(
                        client, Refusal.NOT_ASKED, "%s of %s: not asked of this client".formatted(step, answered));
    }
}
