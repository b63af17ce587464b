package io.sotto.server.round;

/** What a round asks of its members, one after the other. */
public enum RoundStep {
    /** Train, then advertise fresh keys; who has done so makes the cohort. */
    ADVERTISE,
    /** Check the signed terms and share the round's secrets among neighbours. */
    SHARE,
    /** Send the update under masks; who has done so is in the sum. */
    MASK,
    /** Sign who is in the sum. */
    CONFIRM,
    /** Reveal the shares that take the masks off the sum. */
    UNMASK,
    /** Train, then send the update as it is: where nothing leaves the machine, in simulations. */
    UPDATE;

    /** Whether those who have answered are in the sum for good, whatever they do afterwards. */
    boolean isCounted() {
        return this == MASK || this == UPDATE;
    }

    /** Whether the members have the sum behind them. */
    boolean isAfterSum() {
        return this == CONFIRM || this == UNMASK;
    }
}
