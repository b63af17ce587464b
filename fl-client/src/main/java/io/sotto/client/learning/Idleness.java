package io.sotto.client.learning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a machine is idle: other programs left the processor alone for {@value #QUIET_SECONDS} seconds. Once idle it stays
 * so through short bursts. Pure: loads come in with their time. Not thread-safe.
 */
public final class Idleness {
    static final int QUIET_SECONDS = 60;
    static final int BUSY_SECONDS = 10;

    /** Of all cores; below, other programs hardly work. */
    static final double QUIET_LOAD = 0.3;

    private Reading reading = Reading.NO;
    private @Nullable Instant changing;

    /**
     * Takes one look at the machine.
     *
     * @param othersLoad the share of all cores that other programs use, 0 to 1; negative if the system does not tell
     * @param inUse whether the person uses the companion's camera
     */
    public Reading look(Instant at, double othersLoad, boolean inUse) {
        if (inUse) {
            changing = null;
            reading = Reading.NO;
        } else if (othersLoad < 0) {
            reading = Reading.UNKNOWN;
        } else {
            settle(at, Reading.of(othersLoad < QUIET_LOAD));
        }
        return reading;
    }

    private void settle(Instant at, Reading now) {
        if (now == reading) {
            changing = null;
            return;
        }
        Instant since = changing == null ? at : changing;
        changing = since;
        int seconds = now == Reading.YES ? QUIET_SECONDS : BUSY_SECONDS;
        if (!at.isBefore(since.plus(Duration.ofSeconds(seconds)))) {
            reading = now;
            changing = null;
        }
    }
}
