package io.sotto.privacy.secagg;

/** Why one side leaves a round for good. */
public enum AbortReason {
    /** Client: a step was asked for a second time, or after the round ended. */
    ASKED_TWICE,
    /** Client: a message belongs to another round. */
    WRONG_ROUND,
    /** Client: the descriptor was not signed by the server this device knows. */
    NOT_THE_SERVER,
    /** Client: this round, or a later one, was begun before. */
    REPLAYED,
    /** Client: the descriptor has expired. */
    EXPIRED,
    /** Client: the descriptor names another model or training than this device was given. */
    WRONG_MODEL,
    /** Client: this device's policy allows no such round. */
    POLICY,
    /** Client: this device is not in the cohort, or with keys that it did not make. */
    NOT_IN_COHORT,
    /** Client: the authority did not enrol a participant. */
    NOT_ENROLLED,
    /** Client: a participant did not sign its keys for this round. */
    FORGED_KEYS,
    /** Client: a participant's key is one that gives no secret. */
    WEAK_KEY,
    /** Client: fewer neighbours shared than a threshold needs. */
    TOO_FEW_SHARES,
    /** Client: the survivors are too few, or cannot be. */
    WRONG_SURVIVORS,
    /** Client: fewer neighbours confirmed the same survivors than a threshold needs. */
    TOO_FEW_CONFIRMATIONS,
    /** Server: too few clients advertised. */
    TOO_FEW_CLIENTS,
    /** Server: no graph keeps a cohort of this size safe. */
    NO_PARAMETERS,
    /** Server: fewer than the minimum of survivors are left. */
    TOO_FEW_SURVIVORS,
    /** Server: a secret cannot be put together again, since too few shares came. */
    UNRECOVERABLE,
    /** Server: a client's secret is not the one it committed to. */
    LIAR,
    /** Server: honest clients cannot have made this sum. */
    SUM_OUT_OF_RANGE
}
