package io.sotto.client.companion;

import io.sotto.client.library.Track;
import io.sotto.client.music.Listenable;
import io.sotto.client.music.Mood;

/** A song of the library, as the choice sees it. */
record LibrarySong(Track track) implements Listenable {
    @Override
    public String id() {
        return Long.toString(track.id());
    }

    @Override
    public Mood mood() {
        return track.mood();
    }

    @Override
    public String genre() {
        return track.details().genre();
    }
}
