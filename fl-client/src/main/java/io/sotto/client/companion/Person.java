package io.sotto.client.companion;

import io.sotto.client.companion.contract.Settings;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.spotify.Spotify;
import io.sotto.client.spotify.SpotifyAddresses;
import io.sotto.client.vault.Vault;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** A person whose vault is open, and what works on it. Thread-safe. */
public final class Person implements AutoCloseable {
    static final String NO_PURPOSE = "unknown";

    private final OpenProfile profile;
    private final Library library;
    private final Playlists playlists;
    private final Diary diary;
    private final Examples examples;
    private final Choosing choosing;
    private final Together together;
    private final SpotifyAddresses addresses;
    private final Spotify spotify;
    private final Preferences preferences;

    Person(
            OpenProfile profile,
            Crops crops,
            Events events,
            Together.Surroundings surroundings,
            SpotifyAddresses spotify) {
        Vault vault = profile.vault();
        InstantSource clock = surroundings.clock();
        this.profile = profile;
        this.preferences = new Preferences(vault.settings());
        this.library = new Library(vault, this::refreshInterval, events, clock);
        this.playlists = new Playlists(vault);
        this.diary = new Diary(vault, clock);
        this.examples = new Examples(vault, crops, diary, clock);
        this.choosing = new Choosing(vault, crops, diary, clock, new SecureRandom());
        this.addresses = spotify;
        this.spotify = Spotify.create(spotify, new VaultTokens(vault.settings()), clock);
        this.together = new Together(profile, preferences::paused, surroundings, events);
    }

    public String name() {
        return profile.profile().name();
    }

    public Settings settings() {
        return preferences.settings();
    }

    Preferences preferences() {
        return preferences;
    }

    /** Nothing is fetched while everything is paused. */
    private Duration refreshInterval() {
        return preferences.paused()
                ? Duration.ZERO
                : Duration.ofHours(settings().refreshHours());
    }

    public Library library() {
        return library;
    }

    public Playlists playlists() {
        return playlists;
    }

    public Diary diary() {
        return diary;
    }

    public Examples examples() {
        return examples;
    }

    public Choosing choosing() {
        return choosing;
    }

    /** The connector to their Spotify account; it asks nothing before they connect one. */
    public Spotify spotify() {
        return spotify;
    }

    public Together together() {
        return together;
    }

    /** What this person wants of a host, in a word. */
    String purpose(String host) {
        if (host.equals(together.host())) {
            return "coordinator";
        }
        if (addresses.include(host)) {
            return "spotify";
        }
        return library.fetchesFrom(host) ? "feed" : NO_PURPOSE;
    }

    OpenProfile profile() {
        return profile;
    }

    @Override
    public void close() {
        together.close();
        library.close();
        profile.close();
    }
}
