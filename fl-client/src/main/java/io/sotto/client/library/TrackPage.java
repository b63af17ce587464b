package io.sotto.client.library;

import java.util.List;

/**
 * A part of a list of songs.
 *
 * @param total how many the whole list has
 */
public record TrackPage(int total, List<Track> tracks) {
    public TrackPage {
        tracks = List.copyOf(tracks);
    }
}
