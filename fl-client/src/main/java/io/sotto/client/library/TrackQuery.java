package io.sotto.client.library;

import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * Which songs to list.
 *
 * @param words each must occur in title, artist, album or genre, in any case and with or without accents; empty for all
 * @param emotion only songs of this emotion, if not null
 * @param source only songs of this kind, if not null
 * @param offset how many to pass over
 * @param limit how many at most, 1 or more
 */
public record TrackQuery(
        String words,
        @Nullable Emotion emotion,
        boolean favouritesOnly,
        @Nullable TrackSource source,
        TrackSort sort,
        int offset,
        int limit) {
    /** @throws IllegalArgumentException if offset or limit are out of range */
    public TrackQuery {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException(
                    "offset %d, limit %d: expected 0 or more, 1 or more".formatted(offset, limit));
        }
    }

    /** The first songs in which these words occur, by title. */
    public static TrackQuery words(String words, int limit) {
        return new TrackQuery(words, null, false, null, TrackSort.TITLE, 0, limit);
    }
}
