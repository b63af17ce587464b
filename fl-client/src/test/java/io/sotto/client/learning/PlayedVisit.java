package io.sotto.client.learning;

import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationEvent.Accepted;
import io.sotto.client.participation.ParticipationEvent.Agreed;
import io.sotto.client.participation.ParticipationEvent.Asked;
import io.sotto.client.participation.ParticipationEvent.AskedStep;
import io.sotto.client.participation.ParticipationEvent.Fetched;
import io.sotto.client.participation.ParticipationEvent.Told;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.Samples;

/** A visit whose events a test plays, and that an observer watches. */
final class PlayedVisit {
    private final ParticipationObserver observer;
    private ParticipationState state = ParticipationState.first();

    PlayedVisit(ParticipationObserver observer) {
        this.observer = observer;
    }

    void on(ParticipationEvent event) {
        ParticipationState next = state.on(event);
        observer.observed(state, event, next);
        state = next;
    }

    /** The model is fetched only where the machine has it not yet; here it never has. */
    void train(int round) {
        on(new Asked(Samples.task(round)));
        on(new Agreed());
        on(new Fetched(Samples.GLOBAL));
        on(Samples.TRAINED);
        on(Samples.prepared(Samples.message(round, RoundStep.ADVERTISE)));
        on(new Accepted());
    }

    void answer(int round, RoundStep... steps) {
        for (RoundStep step : steps) {
            prepare(round, step);
            on(new Accepted());
        }
    }

    /** The answer to a step is there, and has not left. */
    void prepare(int round, RoundStep step) {
        on(new AskedStep(Samples.step(round, step)));
        on(new Told(Samples.message(round, step)));
        on(Samples.prepared(Samples.message(round, step)));
    }
}
