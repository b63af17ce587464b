package io.sotto.server.round;

/** Why a client's message is not taken. */
public enum Refusal {
    /** The step has closed, or another attempt has begun. */
    TOO_LATE,
    /** The client has no part in this step. */
    NOT_ASKED,
    /** The client has answered this step before. */
    REPEATED,
    /** Length, hash, form or content do not fit the round. */
    MISMATCH,
    /** An element is NaN or infinite, or the norm is above the limit. */
    NOT_FINITE,
    /** A signature or a share is not what it should be, or the authority did not enrol the client. */
    NOT_GENUINE,
    /** The client left the round by itself, for instance because its policy does not allow the terms. */
    WITHDRAWN
}
