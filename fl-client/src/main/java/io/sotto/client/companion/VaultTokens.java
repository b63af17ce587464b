package io.sotto.client.companion;

import io.sotto.client.spotify.SpotifyTokens;
import io.sotto.client.spotify.TokenStore;
import io.sotto.client.vault.Setting;
import io.sotto.client.vault.SettingStore;
import java.time.Instant;
import java.util.Optional;

/** Spotify's tokens in the vault, encrypted as all that is in it. */
final class VaultTokens implements TokenStore {
    private record Kept(String clientId, String access, String refresh, long expiresMillis) {
        @Override
        public String toString() {
            return "Kept";
        }
    }

    private static final Setting<Kept> TOKENS = new Setting<>("spotify", Kept.class);

    private final SettingStore settings;

    VaultTokens(SettingStore settings) {
        this.settings = settings;
    }

    @Override
    public Optional<SpotifyTokens> load() {
        return settings.find(TOKENS)
                .map(kept -> new SpotifyTokens(
                        kept.clientId(), kept.access(), kept.refresh(), Instant.ofEpochMilli(kept.expiresMillis())));
    }

    @Override
    public void save(SpotifyTokens tokens) {
        settings.put(
                TOKENS,
                new Kept(
                        tokens.clientId(),
                        tokens.access(),
                        tokens.refresh(),
                        tokens.expires().toEpochMilli()));
    }

    @Override
    public void clear() {
        settings.remove(TOKENS);
    }
}
