package io.sotto.client.participation;

/** Sees every step of a participation, for instance to print it or to keep the models that come. */
public interface ParticipationObserver {
    /** An event took a participation from one state to the next. */
    void observed(ParticipationState before, ParticipationEvent event, ParticipationState after);
}
