package io.sotto.client.library;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a song. Texts are stripped, and cut after {@value #LONGEST_TEXT} characters; those that are not known are
 * empty.
 *
 * @param title not empty
 * @param year 1 to 9999, or 0 if it is not known
 * @param seconds how long it plays, or 0 if that is not known
 * @param emotion the one that a person, a list or a folder's name gave it; null if none did
 * @param mood how it feels, or is supposed to
 */
public record TrackDetails(
        String title,
        String artist,
        String album,
        String genre,
        int year,
        int seconds,
        @Nullable Emotion emotion,
        Mood mood) {
    /** Characters of a text. */
    public static final int LONGEST_TEXT = 500;

    private static final int LAST_YEAR = 9999;

    /** @throws IllegalArgumentException if the title is empty or a number outside its range */
    public TrackDetails {
        title = fitted(title);
        artist = fitted(artist);
        album = fitted(album);
        genre = fitted(genre);
        if (title.isEmpty()) {
            throw new IllegalArgumentException("title: expected a text, found none");
        }
        if (year < 0 || year > LAST_YEAR) {
            throw new IllegalArgumentException("year %d: expected 0 to %d".formatted(year, LAST_YEAR));
        }
        if (seconds < 0) {
            throw new IllegalArgumentException("seconds %d: expected 0 or more".formatted(seconds));
        }
    }

    /** A song of which no more is known; its mood is what its emotion and genre make likely. */
    public static TrackDetails of(String title, String artist, String genre, int year, @Nullable Emotion emotion) {
        return new TrackDetails(title, artist, "", genre, year, 0, emotion, MoodGuess.of(emotion, genre));
    }

    /** The same song with another emotion, or none, and the mood that goes with it. */
    public TrackDetails withEmotion(@Nullable Emotion other) {
        return new TrackDetails(title, artist, album, genre, year, seconds, other, MoodGuess.of(other, genre));
    }

    private static String fitted(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST_TEXT ? stripped : stripped.substring(0, LONGEST_TEXT);
    }
}
