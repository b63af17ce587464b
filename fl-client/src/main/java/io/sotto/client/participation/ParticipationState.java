package io.sotto.client.participation;

/**
 * Where a device stands in its participation. Immutable; each state knows the one action that is due in it, and which
 * state follows an event.
 */
public sealed interface ParticipationState
        permits CallingState, Considering, Training, Beginning, Proceeding, Pausing, Finished, Left, GaveUp {
    /** The version of the wire protocol that this client speaks. */
    int PROTOCOL_VERSION = 4;

    /** What to do now. */
    DeviceAction action();

    /**
     * The state after an event.
     *
     * @throws IllegalStateException if the event cannot follow this state's action
     */
    ParticipationState on(ParticipationEvent event);

    /** Where every participation starts. */
    static ParticipationState first() {
        return new Joining(false, 0);
    }

    /** Whether nothing can follow. */
    default boolean isOver() {
        return action() instanceof DeviceAction.Stop;
    }

    /** For the end of each {@link #on}. */
    default IllegalStateException unexpected(ParticipationEvent event) {
        return new IllegalStateException("%s in state %s: expected an answer to %s"
                .formatted(
                        event.getClass().getSimpleName(),
                        getClass().getSimpleName(),
                        action().getClass().getSimpleName()));
    }
}
