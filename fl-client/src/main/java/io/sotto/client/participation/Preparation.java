package io.sotto.client.participation;

import io.sotto.privacy.secagg.message.RoundId;

/** What follows when the device has made an answer, or will not make one. */
final class Preparation {
    private Preparation() {}

    static ParticipationState after(ParticipationState state, ParticipationEvent event, RoundId round) {
        if (event instanceof ParticipationEvent.Prepared prepared) {
            return new Answering(prepared.message(), 0);
        }
        if (event instanceof ParticipationEvent.RoundLeft left) {
            return new Withdrawing(round, left, 0);
        }
        if (event instanceof ParticipationEvent.Leave) {
            return new Left();
        }
        throw state.unexpected(event);
    }
}
