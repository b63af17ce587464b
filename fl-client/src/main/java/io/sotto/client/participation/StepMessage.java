package io.sotto.client.participation;

import io.sotto.model.Sha256;
import io.sotto.privacy.secagg.message.RoundId;

/**
 * What one side says to the other in a step, as the bytes that travel. Immutable as long as nobody changes the bytes.
 */
public final class StepMessage {
    private final RoundId round;
    private final RoundStep step;
    private final byte[] bytes;
    private final Sha256 sha256;

    /** @param bytes canonical; not copied, since a masked vector is large */
    public StepMessage(RoundId round, RoundStep step, byte[] bytes) {
        this.round = round;
        this.step = step;
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
    }

    public RoundId round() {
        return round;
    }

    public RoundStep step() {
        return step;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    public Sha256 sha256() {
        return sha256;
    }

    @Override
    public String toString() {
        return "%s of %s, %d bytes".formatted(step, round, bytes.length);
    }
}
