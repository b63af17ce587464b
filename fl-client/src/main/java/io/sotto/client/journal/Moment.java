package io.sotto.client.journal;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mood and the song that went with it.
 *
 * @param track the song's id; null if there was none or it has left the library since
 * @param title of the song; empty if there was none
 * @param said what the person said of it; empty if nothing. Cut after {@value #LONGEST_TEXT} characters, as title and artist
 */
public record Moment(
        Instant at,
        Emotion emotion,
        Mood mood,
        MoodSource source,
        @Nullable Long track,
        String title,
        String artist,
        String said) {
    /** Characters of a text. */
    public static final int LONGEST_TEXT = 500;

    public Moment {
        title = fitted(title);
        artist = fitted(artist);
        said = fitted(said);
    }

    /** A mood alone. */
    public static Moment of(Instant at, Emotion emotion, Mood mood, MoodSource source) {
        return new Moment(at, emotion, mood, source, null, "", "", "");
    }

    /** The same moment, whose mood is known better by now. */
    public Moment feeling(Emotion emotion, Mood mood) {
        return new Moment(at, emotion, mood, source, track, title, artist, said);
    }

    /** The same mood with a song. */
    public Moment with(long track, String title, String artist) {
        return new Moment(at, emotion, mood, source, track, title, artist, said);
    }

    /** The same moment with what the person said of it. */
    public Moment saying(String words) {
        return new Moment(at, emotion, mood, source, track, title, artist, words);
    }

    private static String fitted(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
