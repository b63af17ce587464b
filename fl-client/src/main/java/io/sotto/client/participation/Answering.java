package io.sotto.client.participation;

/**
 * Sending the answer to a step. One whose acknowledgement got lost is sent again, the same bytes, and refused as repeated.
 * One that is refused is forgotten: the coordinator has said all there is to say.
 */
record Answering(StepMessage message, int failures) implements CallingState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Submit(message);
    }

    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        CallingState next = failure instanceof ParticipationEvent.Rejected
                ? new Polling(failures + 1)
                : new Answering(message, failures + 1);
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
