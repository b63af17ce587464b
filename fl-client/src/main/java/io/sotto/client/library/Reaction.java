package io.sotto.client.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person did with a song. */
public enum Reaction {
    PLAY,
    FINISH,
    SKIP,
    LIKE,
    DISLIKE;

    /** The lower-case name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }

    /** Finds a reaction by its word. */
    public static Optional<Reaction> ofWord(String word) {
        return Arrays.stream(values())
                .filter(reaction -> reaction.word().equals(word))
                .findFirst();
    }
}
