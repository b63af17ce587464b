package io.sotto.client.library;

import java.util.Locale;

/** The order of a list of songs. */
public enum TrackSort {
    /** From A to Z. */
    TITLE,
    /** From A to Z, then by album and title. */
    ARTIST,
    /** Newest first. */
    ADDED,
    /** Most often played first. */
    PLAYS;

    /** The lower-case name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
