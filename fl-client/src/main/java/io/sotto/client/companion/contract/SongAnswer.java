package io.sotto.client.companion.contract;

import io.sotto.client.library.Track;
import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * The contract's Song. What is not known is null.
 *
 * @param source a word: {@code composed}, {@code file}, {@code link} or {@code spotify}
 * @param link the address that opens it elsewhere
 * @param playable whether its sound is here
 * @param added ISO 8601
 */
public record SongAnswer(
        long id,
        String title,
        String artist,
        @Nullable String album,
        @Nullable String genre,
        @Nullable Integer year,
        @Nullable Integer seconds,
        @Nullable Emotion emotion,
        MoodPoint mood,
        String source,
        @Nullable String link,
        boolean playable,
        boolean favourite,
        int plays,
        String added) {
    public static SongAnswer of(Track track) {
        return new SongAnswer(
                track.id(),
                track.title(),
                track.artist(),
                known(track.details().album()),
                known(track.details().genre()),
                known(track.details().year()),
                known(track.details().seconds()),
                track.details().emotion(),
                MoodPoint.of(track.mood()),
                track.source().word(),
                track.link().orElse(null),
                track.playable(),
                track.favourite(),
                track.plays(),
                track.added().toString());
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer known(int number) {
        return number == 0 ? null : number;
    }
}
