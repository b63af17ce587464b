package io.sotto.client.participation;

/** Fetching what a step tells this device. */
record FetchingStep(StepTask task, int failures) implements CallingState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.FetchStep(task);
    }

    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        CallingState next = failure instanceof ParticipationEvent.Rejected
                ? new Polling(failures + 1)
                : new FetchingStep(task, failures + 1);
        return Pausing.before(next, failures + 1);
    }

    @Override
    public ParticipationState onAnswer(ParticipationEvent answer) {
        if (answer instanceof ParticipationEvent.Told told) {
            return new Proceeding(told.message());
        }
        if (answer instanceof ParticipationEvent.StepGone) {
            return new Polling(0);
        }
        throw unexpected(answer);
    }
}
