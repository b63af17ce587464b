package io.sotto.client.learning;

/**
 * Where learning together stands.
 *
 * @param state a word of the contract
 * @param detail for a person; empty if there is nothing to say
 */
public record Progress(State state, String detail) {
    /** What the device does, or waits for. */
    public enum State {
        OFF,
        PAUSED,
        WAITING_FOR_FACES,
        WAITING_FOR_IDLE,
        WAITING_FOR_POWER,
        DONE_FOR_TODAY,
        CONNECTING,
        WAITING_FOR_ROUND,
        TRAINING,
        SENDING,
        FINISHED,
        REFUSED,
        TROUBLE
    }

    static Progress of(State state) {
        return new Progress(state, "");
    }
}
