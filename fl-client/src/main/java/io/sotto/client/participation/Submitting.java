package io.sotto.client.participation;

/**
 * Sending the update. An update whose acknowledgement got lost is sent again, and refused as repeated. One that is
 * refused is forgotten: the coordinator has said all there is to say.
 */
record Submitting(TrainTask task, LocalUpdate update, int failures) implements CallingState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Submit(task, update);
    }

    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        CallingState next = failure instanceof ParticipationEvent.Rejected
                ? new Polling(failures + 1)
                : new Submitting(task, update, failures + 1);
        return Pausing.before(next, failures + 1);
    }

    @Override
    public ParticipationState onAnswer(ParticipationEvent answer) {
        if (answer instanceof ParticipationEvent.Accepted || answer instanceof ParticipationEvent.Refused) {
            return new Polling(0);
        }
        throw unexpected(answer);
    }
}
