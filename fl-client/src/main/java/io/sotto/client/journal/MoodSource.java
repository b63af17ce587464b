package io.sotto.client.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a mood became known, if one did. */
public enum MoodSource {
    /** From the camera. */
    LIVE,
    /** From a picture. */
    PHOTO,
    /** The person said it. */
    PICKER,
    /** A program said it. */
    PROGRAM,
    /** It did not: a song was played, for a mood that stands in the journal already or for none. */
    SONG;

    /** The lower-case name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a source by its word. */
    public static Optional<MoodSource> ofWord(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word().equals(word))
                .findFirst();
    }
}
