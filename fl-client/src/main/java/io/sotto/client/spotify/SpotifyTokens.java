package io.sotto.client.spotify;

import java.time.Instant;

/**
 * What a connected account is worth; a secret.
 *
 * @param clientId of the app that the person registered with Spotify
 * @param access opens the interface until it expires
 * @param refresh brings the next access token
 */
public record SpotifyTokens(String clientId, String access, String refresh, Instant expires) {
    /** Says nothing that a log must not hold. */
    @Override
    public String toString() {
        return "SpotifyTokens[expires " + expires + "]";
    }
}
