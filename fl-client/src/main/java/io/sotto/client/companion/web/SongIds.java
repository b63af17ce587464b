package io.sotto.client.companion.web;

import java.util.List;

/** Some songs, by their ids. */
record SongIds(List<Long> songs) {
    private static final int MOST = 10_000;

    SongIds {
        if (songs == null || songs.size() > MOST || songs.contains(null)) {
            throw new IllegalArgumentException("songs: expected at most %d ids".formatted(MOST));
        }
        songs = List.copyOf(songs);
    }
}
