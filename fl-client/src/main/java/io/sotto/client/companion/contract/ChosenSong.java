package io.sotto.client.companion.contract;

/**
 * A song of a recommendation.
 *
 * @param target the mood that was wanted
 * @param reason what decided most, with a text that says all that did
 */
public record ChosenSong(SongAnswer song, MoodPoint target, ReasonAnswer reason) {}
