package io.sotto.server.round;

import io.sotto.model.Sha256;

/** What happens to a run from outside. An event that fits no longer (a stale deadline, say) changes nothing. */
public sealed interface RoundEvent {
    /** Hands this event to the state's method for it. */
    Step applyTo(RoundState state);

    /** A client asks for work; it waits until a task or the end of the run is told to it. */
    record ClientReady(ClientId client) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onReady(client);
        }
    }

    /** A client waits for work no longer. A task that it has stays its own until the deadline: it may come back. */
    record ClientGone(ClientId client) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onGone(client);
        }
    }

    /**
     * An update has arrived whole.
     *
     * @param task the task that it answers
     * @param baseModel the model that training started from
     */
    record UpdateArrived(ClientId client, TaskId task, Sha256 baseModel, ClientUpdate update) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onUpdate(this);
        }
    }

    /**
     * An update has arrived that cannot be read: too long, too short, another hash.
     *
     * @param message what was expected and what was found
     */
    record UpdateSpoiled(ClientId client, TaskId task, String message) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onSpoiled(this);
        }
    }

    /** The time of a deadline that a state asked for has come. */
    record DeadlinePassed(Deadline deadline) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onDeadline(deadline);
        }
    }

    /**
     * The new global model is stored and, where there are faces to do so, evaluated.
     *
     * @param model the new global model
     * @param targetReached whether it is as good as was asked for, so that no further round is needed
     */
    record Committed(TaskId task, Sha256 model, boolean targetReached) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onCommitted(this);
        }
    }
}
