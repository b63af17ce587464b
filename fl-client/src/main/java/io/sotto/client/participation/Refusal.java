package io.sotto.client.participation;

/** Why a coordinator did not take the answer to a step. */
public enum Refusal {
    /** The step has closed, or another attempt has begun. */
    TOO_LATE,
    /** This device has no part in the step. */
    NOT_ASKED,
    /** The answer is there already; its acknowledgement must have got lost. */
    REPEATED,
    /** Length, hash, form or content do not fit the round. */
    MISMATCH,
    /** A signature or a share is not what it should be, or the authority did not enrol this device. */
    NOT_GENUINE,
    /** A reason that this version does not know. */
    OTHER
}
