package io.sotto.client.device;

import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;

/** Sees every step of a participation, for instance to print it or to keep the models that come. */
public interface ParticipationObserver {
    /** An event took a participation from one state to the next. */
    void observed(ParticipationState before, ParticipationEvent event, ParticipationState after);

    /** So much of a training on this device is done, above 0 to 1. */
    default void training(double share) {}
}
