package io.sotto.server.round;

import io.sotto.model.Sha256;
import java.util.List;
import java.util.Optional;

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
     * A member's answer has come whole and was looked at. Sent only for an answer that
     * {@link RoundState#refusalAtTheDoor} lets in.
     *
     * @param fault why it is of no use; empty if it was taken
     * @param enough whether the step has all it needs, so that nobody else need be waited for
     */
    record Answered(ClientId client, TaskId task, RoundStep step, Optional<Fault> fault, boolean enough)
            implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onAnswered(this);
        }
    }

    /** @param message what was expected and what was found */
    record Fault(Refusal reason, String message) {}

    /** A client leaves an attempt by itself. */
    record Withdrawn(ClientId client, TaskId task) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onWithdrawn(this);
        }
    }

    /**
     * A step is closed, as {@link RoundAction.CloseStep} asked.
     *
     * @param members who has a part in the next step; nobody after the last
     * @param minimum how many of them the next step needs
     * @param figures what the sum says, after the last step
     */
    record StepClosed(TaskId task, RoundStep step, List<ClientId> members, int minimum, RoundFigures figures)
            implements RoundEvent {
        public StepClosed {
            members = List.copyOf(members);
        }

        @Override
        public Step applyTo(RoundState state) {
            return state.onStepClosed(this);
        }
    }

    /**
     * A step could not be closed: the attempt is over.
     *
     * @param reason for people
     */
    record Aborted(TaskId task, String reason) implements RoundEvent {
        @Override
        public Step applyTo(RoundState state) {
            return state.onAborted(this);
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
