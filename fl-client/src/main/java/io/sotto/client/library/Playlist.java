package io.sotto.client.library;

import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * A list of songs in the person's order.
 *
 * @param emotion of an emotion's list; else null
 * @param name of an own list; of the others an English word, which a page translates
 * @param songs how many it has
 */
public record Playlist(long id, Kind kind, @Nullable Emotion emotion, String name, int songs) {
    /** Characters of a name. */
    public static final int LONGEST_NAME = 100;

    /** Who a playlist belongs to. */
    public enum Kind {
        /** For any emotion; there is one. */
        GENERAL,
        /** For one emotion; there are seven. */
        EMOTION,
        /** Made by the person. */
        OWN
    }
}
