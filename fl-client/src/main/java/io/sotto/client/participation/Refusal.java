package io.sotto.client.participation;

/** Why a coordinator did not take an update. */
public enum Refusal {
    /** The round has closed, or another attempt at it has begun. */
    TOO_LATE,
    /** This device has no task in the round. */
    NOT_ASKED,
    /** The update is there already; its acknowledgement must have got lost. */
    REPEATED,
    /** NaN, infinity, or a norm above what the coordinator takes. */
    NOT_FINITE,
    /** Length, hash or base model do not fit. */
    MISMATCH,
    /** A reason that this version does not know. */
    OTHER
}
