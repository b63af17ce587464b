package io.sotto.client.companion.contract;

/** How a list of songs is written. */
public enum ListFormat {
    CSV,
    M3U
}
