package io.sotto.client.participation;

/** What a round asks of its members, one after the other; docs/protocol.md says what each message holds. */
public enum RoundStep {
    /** Train, then advertise fresh keys. */
    ADVERTISE,
    /** Check the signed terms and share the round's secrets among neighbours. */
    SHARE,
    /** Send the update under masks. */
    MASK,
    /** Sign who is in the sum. */
    CONFIRM,
    /** Reveal the shares that take the masks off the sum. */
    UNMASK
}
