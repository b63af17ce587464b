package io.sotto.client.journal;

import java.time.Instant;

/**
 * A round of learning together that this device sent its update to, under masks, or was about to.
 *
 * @param server HOST:PORT
 * @param round 1 is the first
 * @param faces how many it trained on
 * @param lossBefore of the global model on them
 * @param lossAfter of the model trained here
 * @param included whether its update is in the sum; if not, the round is not over, failed, or went on without it
 */
public record RoundTaken(
        Instant at, String server, int round, int faces, double lossBefore, double lossAfter, boolean included) {
    /** The same round, whose update is about to leave at this moment. */
    public RoundTaken leavingAt(Instant moment) {
        return new RoundTaken(moment, server, round, faces, lossBefore, lossAfter, included);
    }

    /** The same round, its update in the sum. */
    public RoundTaken withUpdateIncluded() {
        return new RoundTaken(at, server, round, faces, lossBefore, lossAfter, true);
    }
}
