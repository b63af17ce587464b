package io.sotto.client.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a song is to this device. */
public enum TrackSource {
    /** A piece that comes with Sotto; its location is its name. */
    COMPOSED,
    /** An audio file on this device; its location is the absolute path. */
    FILE,
    /** Something elsewhere; its location is an http or https address. */
    LINK,
    /** A track of Spotify; its location is {@code spotify:track:ID}. */
    SPOTIFY;

    /** The lower-case name, as files and messages use it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a source by its word. */
    public static Optional<TrackSource> ofWord(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word().equals(word))
                .findFirst();
    }
}
