package io.sotto.client.companion;

import io.sotto.client.companion.contract.Json;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.spotify.Spotify;
import io.sotto.client.spotify.SpotifyAddresses;
import io.sotto.client.vault.Setting;
import io.sotto.client.vault.Vault;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** A person whose vault is open, and what works on it. Thread-safe. */
public final class Person implements AutoCloseable {
    static final String NO_PURPOSE = "unknown";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Setting<Settings> SETTINGS = new Setting<>("companion", Settings.class);
    private static final Setting<Boolean> PAUSED = new Setting<>("paused", Boolean.class);

    private final OpenProfile profile;
    private final Library library;
    private final Playlists playlists;
    private final Diary diary;
    private final Examples examples;
    private final Choosing choosing;
    private final Together together;
    private final Spotify spotify;
    private volatile Settings settings;
    private volatile boolean paused;

    Person(OpenProfile profile, Crops crops, Events events, Together.Surroundings surroundings) {
        Vault vault = profile.vault();
        InstantSource clock = surroundings.clock();
        this.profile = profile;
        this.settings = vault.settings().find(SETTINGS).orElse(Settings.STANDARD);
        this.paused = vault.settings().find(PAUSED).orElse(false);
        this.library = new Library(vault, this::refreshInterval, events, clock);
        this.playlists = new Playlists(vault);
        this.diary = new Diary(vault, clock);
        this.examples = new Examples(vault, crops, diary, clock);
        this.choosing = new Choosing(vault, crops, diary, clock, new SecureRandom());
        this.spotify = Spotify.create(
                SpotifyAddresses.STANDARD,
                new VaultTokens(vault.settings()),
                HttpClient.newBuilder().connectTimeout(PATIENCE).build(),
                clock);
        this.together = new Together(profile, this::paused, surroundings, events);
    }

    public String name() {
        return profile.profile().name();
    }

    public Settings settings() {
        return settings;
    }

    /**
     * Changes some settings.
     *
     * @param change a JSON object
     * @throws io.sotto.model.InvalidInputException if it does not fit; nothing has changed then
     */
    synchronized Settings changeSettings(byte[] change) {
        Settings changed = Json.changed(settings, change, Settings.class, "settings");
        profile.vault().settings().put(SETTINGS, changed);
        settings = changed;
        return changed;
    }

    /** Nothing is fetched while everything is paused. */
    private Duration refreshInterval() {
        return paused ? Duration.ZERO : Duration.ofHours(settings.refreshHours());
    }

    boolean paused() {
        return paused;
    }

    synchronized void pause(boolean pausing) {
        profile.vault().settings().put(PAUSED, pausing);
        paused = pausing;
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
        return host.equals(together.host())
                ? "coordinator"
                : library.purpose(host).orElse(NO_PURPOSE);
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
