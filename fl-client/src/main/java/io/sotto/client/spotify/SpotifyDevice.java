package io.sotto.client.spotify;

/**
 * Something on which the person's account can play.
 *
 * @param active whether it is the one that plays now
 */
public record SpotifyDevice(String name, String type, boolean active) {}
