package io.sotto.client.music;

import java.util.Locale;

/**
 * Something to listen to.
 *
 * @param artist the composer, where it is a work of music
 * @param origin whether it exists
 * @param mood how it feels, by the ear of whoever wrote the catalogue
 */
public record Song(String title, String artist, Origin origin, Mood mood) implements Listenable {
    @Override
    public String id() {
        return artist + ": " + title;
    }

    /** None: the catalogue has no genres. */
    @Override
    public String genre() {
        return "";
    }

    /** Where a song comes from. */
    public enum Origin {
        /** A title and an artist that Sotto made up: a placeholder until a person brings songs. */
        INVENTED,
        /** A work whose composer died more than seventy years ago. */
        PUBLIC_DOMAIN;

        /** The lower-case name with hyphens, as files use it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
