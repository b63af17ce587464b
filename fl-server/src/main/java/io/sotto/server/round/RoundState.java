package io.sotto.server.round;

import io.sotto.model.ParameterLayout;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import java.util.Optional;

/**
 * Where a run stands. Immutable: {@link #on} makes the next state and says what is to be done.
 *
 * <p>Four promises, which the tests hold against thousands of random runs. Every state but {@link Finished} waits for
 * clients, has asked for a deadline, or waits for its own commit: no round hangs. The model changes by a commit alone,
 * and a commit holds at least {@link RoundSettings#minUpdates} updates. A client counts at most once in an attempt.
 * Who is chosen and what is summed does not depend on the order in which updates arrive.
 */
public sealed interface RoundState permits Gathering, Training, Committing, Finished {
    /** The first step of a run, or of one that goes on after {@code completedRounds}. */
    static Step begin(
            RoundSettings settings, RandomStreams random, ParameterLayout layout, int completedRounds, Sha256 model) {
        Roster roster = Roster.empty();
        if (completedRounds >= settings.rounds()) {
            return Finished.enter(new TaskId(completedRounds, 1), model, roster, Ending.COMPLETED);
        }
        TaskId task = new TaskId(completedRounds + 1, 1);
        return Gathering.enter(new Rules(settings, random, layout), task, model, roster);
    }

    /** The state and the actions that an event leads to. */
    default Step on(RoundEvent event) {
        return event.applyTo(this);
    }

    /** The task of the attempt that is gathered for, under way, or was the last. */
    TaskId task();

    /** The global model. */
    Sha256 model();

    /** Whether the time for an update for this task is past. */
    boolean isOver(TaskId submitted);

    /**
     * Why an update of this client for this task would be refused whatever it holds; empty if it would be looked at. Asked
     * before an update is sent whole.
     */
    default Optional<RoundAction.Refuse> refusalAtTheDoor(ClientId client, TaskId submitted) {
        return Optional.of(closed(client, submitted));
    }

    Step onReady(ClientId client);

    Step onGone(ClientId client);

    default Step onUpdate(RoundEvent.UpdateArrived arrived) {
        return Step.to(this, closed(arrived.client(), arrived.task()));
    }

    default Step onSpoiled(RoundEvent.UpdateSpoiled spoiled) {
        return Step.to(this, closed(spoiled.client(), spoiled.task()));
    }

    default Step onDeadline(Deadline deadline) {
        return Step.to(this);
    }

    default Step onCommitted(RoundEvent.Committed committed) {
        return Step.to(this);
    }

    /** The refusal of a client that this state takes no update from. */
    default RoundAction.Refuse closed(ClientId client, TaskId submitted) {
        return isOver(submitted)
                ? new RoundAction.Refuse(
                        client, Refusal.TOO_LATE, "update for %s: no more are taken".formatted(submitted))
                : new RoundAction.Refuse(
                        client, Refusal.NOT_ASKED, "update for %s: not asked of this client".formatted(submitted));
    }
}
