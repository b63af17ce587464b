package io.sotto.privacy.secagg;

/**
 * What a server phase made of a client's message. A refused message changes nothing; its sender counts as dropped out
 * unless a better one comes in time.
 */
public sealed interface Admission {
    /** Taken. */
    record Accepted() implements Admission {}

    /** @param detail what was expected and what was found, for people */
    record Refused(Reason reason, String detail) implements Admission {}

    /** Why a message is refused. */
    enum Reason {
        /** The step is over. */
        LATE,
        /** It belongs to another round. */
        WRONG_ROUND,
        /** Its sender has no part in this step. */
        NOT_EXPECTED,
        /** Its sender has sent it before. */
        REPEATED,
        /** The cohort is full. */
        FULL,
        /** The authority did not enrol the sender. */
        NOT_ENROLLED,
        /** A signature is wrong. */
        FORGED,
        /** It does not fit the round's terms. */
        MISMATCH,
        /** A share is not the one that its owner committed to: the sender lies. */
        LIE
    }

    static Admission accepted() {
        return new Accepted();
    }

    static Admission refused(Reason reason, String detail) {
        return new Refused(reason, detail);
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }
}
