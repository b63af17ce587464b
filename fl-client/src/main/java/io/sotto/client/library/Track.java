package io.sotto.client.library;

import io.sotto.client.music.Mood;
import java.time.Instant;
import java.util.Optional;

/**
 * A song of the library.
 *
 * @param id 1 or more; never given to another song
 * @param location see {@link TrackSource}
 * @param plays how often it was begun
 */
public record Track(
        long id,
        TrackSource source,
        String location,
        TrackDetails details,
        boolean favourite,
        int plays,
        Instant added) {
    private static final String SPOTIFY_TRACK = "spotify:track:";

    public String title() {
        return details.title();
    }

    public String artist() {
        return details.artist();
    }

    public Mood mood() {
        return details.mood();
    }

    /** Whether its sound is on this device. */
    public boolean playable() {
        return source == TrackSource.FILE || source == TrackSource.COMPOSED;
    }

    /** The address that opens it elsewhere. */
    public Optional<String> link() {
        return switch (source) {
            case LINK -> Optional.of(location);
            case SPOTIFY -> Optional.of("https://open.spotify.com/track/" + location.substring(SPOTIFY_TRACK.length()));
            case FILE, COMPOSED -> Optional.empty();
        };
    }
}
