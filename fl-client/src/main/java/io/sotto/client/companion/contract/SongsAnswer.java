package io.sotto.client.companion.contract;

import io.sotto.client.library.TrackPage;
import java.util.List;

/**
 * A part of a list of songs.
 *
 * @param total how many the whole list has
 */
public record SongsAnswer(int total, List<SongAnswer> songs) {
    public SongsAnswer {
        songs = List.copyOf(songs);
    }

    public static SongsAnswer of(TrackPage page) {
        return new SongsAnswer(
                page.total(), page.tracks().stream().map(SongAnswer::of).toList());
    }
}
