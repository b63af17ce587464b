package io.sotto.client.companion.contract;

/** What a browser's camera does for the companion. */
public enum CameraState {
    OFF,
    /** It is open, but nothing of it is read: the picture is frozen, or its tab hidden. */
    FROZEN,
    ON
}
