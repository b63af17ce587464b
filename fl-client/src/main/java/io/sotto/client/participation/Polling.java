package io.sotto.client.participation;

import java.time.Duration;

/** Idle: waiting for the coordinator to have work. */
record Polling(int failures) implements CallingState {
    /** An answer that comes sooner was no long poll; asking again at once would only heat two machines. */
    static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

    @Override
    public DeviceAction action() {
        return new DeviceAction.AskForTask();
    }

    @Override
    public ParticipationState afterFailure(ParticipationEvent.CallFailed failure) {
        return Pausing.before(new Polling(failures + 1), failures + 1);
    }

    @Override
    public ParticipationState onAnswer(ParticipationEvent answer) {
        if (answer instanceof ParticipationEvent.NoTask noTask) {
            Polling next = new Polling(0);
            return noTask.waited().compareTo(SHORTEST_WAIT) < 0
                    ? new Pausing(next, SHORTEST_WAIT, SHORTEST_WAIT.multipliedBy(2))
                    : next;
        }
        if (answer instanceof ParticipationEvent.Asked asked) {
            return new Considering(asked.task());
        }
        if (answer instanceof ParticipationEvent.AskedStep asked) {
            return new FetchingStep(asked.task(), 0);
        }
        if (answer instanceof ParticipationEvent.NoMoreRounds over) {
            return new FetchingFinal(over.finalModel(), 0);
        }
        if (answer instanceof ParticipationEvent.Unfit unfit) {
            return new GaveUp(unfit.message());
        }
        throw unexpected(answer);
    }
}
