package io.sotto.server.round;

/** Why a run is over. */
public enum Ending {
    /** Its last round is committed. */
    COMPLETED,
    /** The model is as good as was asked for, before the last round. */
    TARGET_REACHED,
    /** A round failed too often in a row; the model is that of the round before. */
    GAVE_UP
}
