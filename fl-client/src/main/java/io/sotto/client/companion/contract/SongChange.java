package io.sotto.client.companion.contract;

import io.sotto.client.library.Track;
import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * What a person may say of a song. What is not known is null.
 *
 * @param title not empty
 */
public record SongChange(
        String title,
        @Nullable String artist,
        @Nullable String genre,
        @Nullable Integer year,
        @Nullable Emotion emotion,
        boolean favourite) {
    public SongChange {
        if (title == null || title.isBlank()) {
            throw new IllegalArgumentException("title: expected a text, found none");
        }
    }

    /** As things are. */
    public static SongChange of(Track track) {
        return new SongChange(
                track.title(),
                track.artist(),
                track.details().genre(),
                track.details().year() == 0 ? null : track.details().year(),
                track.details().emotion(),
                track.favourite());
    }
}
