package io.sotto.client.spotify;

import java.util.Optional;

/** Where tokens are kept from one start to the next; encrypted, since whoever has them plays in the person's name. */
public interface TokenStore {
    Optional<SpotifyTokens> load();

    void save(SpotifyTokens tokens);

    void clear();
}
