package io.sotto.client.participation;

import java.time.Duration;

/**
 * Waiting before another call: half a second after a first failure, twice as long after each further one, at most half
 * a minute; and of that a random half.
 *
 * @param next what comes after the pause
 */
record Pausing(CallingState next, Duration atLeast, Duration atMost) implements ParticipationState {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** @param failures how many calls failed in a row, 1 or more */
    static Pausing before(CallingState next, int failures) {
        Duration atMost = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        if (atMost.compareTo(LONGEST) > 0) {
            atMost = LONGEST;
        }
        return new Pausing(next, atMost.dividedBy(2), atMost);
    }

    @Override
    public DeviceAction action() {
        return new DeviceAction.Pause(atLeast, atMost);
    }

    @Override
    public ParticipationState on(ParticipationEvent event) {
        if (event instanceof ParticipationEvent.PauseOver) {
            return next;
        }
        if (event instanceof ParticipationEvent.Leave) {
            return new Left();
        }
        throw unexpected(event);
    }
}
