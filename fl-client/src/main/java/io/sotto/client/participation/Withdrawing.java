package io.sotto.client.participation;

import io.sotto.privacy.secagg.message.RoundId;

/** Telling the coordinator that this device leaves a round, so that nobody waits for it. */
record Withdrawing(RoundId round, ParticipationEvent.RoundLeft why, int failures) implements CallingState {
    static final int MOST_FAILURES = 3;

    @Override
    public DeviceAction action() {
        return new DeviceAction.Withdraw(round);
    }

    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        return failures + 1 == MOST_FAILURES
                ? next()
                : Pausing.before(new Withdrawing(round, why, failures + 1), failures + 1);
    }

    @Override
    public ParticipationState onAnswer(ParticipationEvent answer) {
        if (answer instanceof ParticipationEvent.Withdrawn) {
            return next();
        }
        throw unexpected(answer);
    }

    /** Terms that stay as they are would be refused for ever; a cohort is another one next time. */
    private ParticipationState next() {
        return why.forGood() ? new GaveUp(why.message()) : Pausing.before(new Polling(0), 1);
    }
}
