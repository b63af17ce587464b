package io.sotto.server.round;

/** Why an update does not enter the average. */
public enum Refusal {
    /** The round has closed, or another attempt at it has begun. */
    TOO_LATE,
    /** The client has no task in this round. */
    NOT_ASKED,
    /** The client has sent its update for this round before. */
    REPEATED,
    /** An element is NaN or infinite, or the norm is above the limit. */
    NOT_FINITE,
    /** Length, layout, hash or base model do not fit. */
    MISMATCH
}
