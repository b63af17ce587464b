package io.sotto.client.spotify;

import java.net.URI;

/**
 * Where Spotify is.
 *
 * @param accounts asks people and gives tokens
 * @param api answers
 */
public record SpotifyAddresses(URI accounts, URI api) {
    /** Spotify's own. */
    public static final SpotifyAddresses STANDARD =
            new SpotifyAddresses(URI.create("https://accounts.spotify.com"), URI.create("https://api.spotify.com"));

    /** Whether a host is one of the two. */
    public boolean include(String host) {
        return host.equals(accounts.getHost()) || host.equals(api.getHost());
    }
}
