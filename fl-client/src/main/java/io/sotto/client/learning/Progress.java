package io.sotto.client.learning;

import java.util.OptionalDouble;

/**
 * Where learning together stands.
 *
 * @param state a word of the contract
 * @param detail for a person; empty if there is nothing to say
 * @param share of the training on this device that is done, 0 to 1; empty if it does not train
 */
public record Progress(State state, String detail, OptionalDouble share) {
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
        return of(state, "");
    }

    static Progress of(State state, String detail) {
        return new Progress(state, detail, OptionalDouble.empty());
    }

    static Progress training(double share) {
        return new Progress(State.TRAINING, "", OptionalDouble.of(share));
    }
}
