package io.sotto.client.participation;

/** A state in which the device has asked the coordinator something. Failed calls are repeated after growing pauses. */
sealed interface CallingState extends ParticipationState
        permits Joining, Polling, Fetching, FetchingStep, Answering, Withdrawing, FetchingFinal {
    /** How many calls failed in a row before this one. */
    int failures();

    /** The same question after another failure. */
    ParticipationState afterFailure(ParticipationEvent.CallFailed failure);

    /** The state after an answer. */
    ParticipationState onAnswer(ParticipationEvent answer);

    @Override
    default ParticipationState on(ParticipationEvent event) {
        if (event instanceof ParticipationEvent.Leave) {
            return new Left();
        }
        if (event instanceof ParticipationEvent.CallFailed failure) {
            return afterFailure(failure);
        }
        if (event instanceof ParticipationEvent.SessionUnknown) {
            return rejoining();
        }
        return onAnswer(event);
    }

    /** Joins at once after a first failure; a coordinator that forgets its clients again and again is given time. */
    private ParticipationState rejoining() {
        Joining joining = new Joining(true, failures() + 1);
        return failures() == 0 ? joining : Pausing.before(joining, failures() + 1);
    }
}
