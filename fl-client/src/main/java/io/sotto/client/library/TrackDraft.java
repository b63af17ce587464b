package io.sotto.client.library;

/**
 * A song that was found and is not in the library yet.
 *
 * @param location what names it: see {@link TrackSource}; a library holds each location once
 * @param stamp of a file its length and time of change, so that an unchanged one need not be read again; else empty
 */
public record TrackDraft(TrackSource source, String location, TrackDetails details, String stamp) {
    /** Characters of a location. */
    public static final int LONGEST_LOCATION = 4096;

    /** @throws IllegalArgumentException if the location is empty or too long */
    public TrackDraft {
        if (location.isBlank() || location.length() > LONGEST_LOCATION) {
            throw new IllegalArgumentException(
                    "location of %d characters: expected 1 to %d".formatted(location.length(), LONGEST_LOCATION));
        }
    }

    /** A song that is no file. */
    public TrackDraft(TrackSource source, String location, TrackDetails details) {
        this(source, location, details, "");
    }
}
