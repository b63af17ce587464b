package io.sotto.client.music;

/**
 * A song for a mood.
 *
 * @param distance how far the song's mood is from the wanted one, 0 to the square root of 8
 * @param reason why this song, for a person
 */
public record Suggestion(Song song, double distance, String reason) {}
