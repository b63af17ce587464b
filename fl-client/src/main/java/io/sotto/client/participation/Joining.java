package io.sotto.client.participation;

/**
 * Introducing itself.
 *
 * @param knowsCoordinator whether it has joined before, so that the address and the certificate were right once
 */
record Joining(boolean knowsCoordinator, int failures) implements CallingState {
    @Override
    public DeviceAction action() {
        return new DeviceAction.Join();
    }

    /** What is wrong from the very first call is a wrong option rather than a bad day of the network. */
    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        boolean hopeless = failure instanceof ParticipationEvent.Rejected
                || (failure instanceof ParticipationEvent.Untrusted && !knowsCoordinator);
        return hopeless ? new GaveUp(failure.message()) : again();
    }

    @Override
    public ParticipationState onAnswer(ParticipationEvent answer) {
        if (answer instanceof ParticipationEvent.Joined) {
            return new Polling(failures);
        }
        if (answer instanceof ParticipationEvent.Full) {
            return again();
        }
        if (answer instanceof ParticipationEvent.NotAdmitted refused) {
            return new GaveUp(refused.message());
        }
        if (answer instanceof ParticipationEvent.VersionRefused refused) {
            return new GaveUp("the coordinator speaks protocol versions %d to %d: this client speaks %d"
                    .formatted(refused.lowest(), refused.highest(), ParticipationState.PROTOCOL_VERSION));
        }
        throw unexpected(answer);
    }

    private ParticipationState again() {
        return Pausing.before(new Joining(knowsCoordinator, failures + 1), failures + 1);
    }
}
