package io.sotto.client.learning;

/** Whether a device takes part now, and if not what it waits for. */
public enum Verdict {
    GO,
    OFF,
    PAUSED,
    WAITING_FOR_FACES,
    DONE_FOR_TODAY,
    WAITING_FOR_POWER,
    WAITING_FOR_IDLE;

    /** Fewer faces teach the network more of the faces than of the feelings. */
    public static final int LEAST_FACES = 8;

    /** Decides; what its owner can change comes before what passes by itself. */
    public static Verdict of(Terms terms, Circumstances now) {
        if (!terms.enabled()) {
            return OFF;
        }
        if (now.paused()) {
            return PAUSED;
        }
        if (now.faces() < LEAST_FACES) {
            return WAITING_FOR_FACES;
        }
        if (now.roundsToday() >= terms.roundsPerDay()) {
            return DONE_FOR_TODAY;
        }
        if (terms.onlyOnPower() && now.power() != Reading.YES) {
            return WAITING_FOR_POWER;
        }
        return terms.onlyWhenIdle() && now.idle() != Reading.YES ? WAITING_FOR_IDLE : GO;
    }
}
