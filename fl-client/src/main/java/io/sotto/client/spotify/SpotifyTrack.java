package io.sotto.client.spotify;

/**
 * A track of Spotify's.
 *
 * @param uri what {@link Spotify#queue} takes
 * @param artist all of them, by commas
 * @param link opens it in a browser; empty if there is none
 */
public record SpotifyTrack(String uri, String title, String artist, String album, double seconds, String link) {}
