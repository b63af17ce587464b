package io.sotto.client.companion.contract;

/** How bright the page is. */
public enum Theme {
    /** As the system is. */
    SYSTEM,
    LIGHT,
    DARK
}
