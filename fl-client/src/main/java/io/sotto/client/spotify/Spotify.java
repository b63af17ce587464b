package io.sotto.client.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.spotify.SpotifyCalls.Answer;
import io.sotto.client.spotify.SpotifyException.Trouble;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One person's Spotify account, once it is connected by {@link SpotifyAccount}. Every method throws a {@link
 * SpotifyException}. Thread-safe.
 */
public final class Spotify {
    /** What an app in development mode may ask for at once, since February 2026. */
    public static final int MOST_TRACKS = 10;

    private final SpotifyAddresses addresses;
    private final SpotifyAccount account;
    private final SpotifyCalls calls;

    private Spotify(SpotifyAddresses addresses, SpotifyAccount account, SpotifyCalls calls) {
        this.addresses = addresses;
        this.account = account;
        this.calls = calls;
    }

    /** @param store keeps the tokens */
    public static Spotify create(SpotifyAddresses addresses, TokenStore store, InstantSource clock) {
        SpotifyCalls calls = new SpotifyCalls(clock);
        return new Spotify(addresses, new SpotifyAccount(addresses, store, calls, clock), calls);
    }

    /** Connects and disconnects. */
    public SpotifyAccount account() {
        return account;
    }

    /**
     * Searches tracks.
     *
     * @param count 1 to {@link #MOST_TRACKS}
     */
    public List<SpotifyTrack> search(String query, int count) {
        if (query.isBlank() || count < 1 || count > MOST_TRACKS) {
            throw new IllegalArgumentException(
                    "search for %d tracks: expected a text and 1 to %d".formatted(count, MOST_TRACKS));
        }
        String values = Form.encode(Map.of("q", query, "type", "track", "limit", String.valueOf(count)));
        URI address = addresses.api().resolve("/v1/search?" + values);
        JsonNode found = requireOk(authorised(access -> calls.get(address, access)));
        return stream(found.path("tracks").path("items")).map(Spotify::track).toList();
    }

    /** Where the account can play now. */
    public List<SpotifyDevice> devices() {
        URI address = addresses.api().resolve("/v1/me/player/devices");
        JsonNode found = requireOk(authorised(access -> calls.get(address, access)));
        return stream(found.path("devices"))
                .map(device -> new SpotifyDevice(
                        device.path("name").asText(),
                        device.path("type").asText(),
                        device.path("is_active").asBoolean()))
                .toList();
    }

    /**
     * Puts a track into the queue of the active player.
     *
     * @param uri such as {@code spotify:track:...}
     */
    public void queue(String uri) {
        if (!uri.matches("spotify:track:[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("track: expected spotify:track:ID");
        }
        URI address = addresses.api().resolve("/v1/me/player/queue?" + Form.encode(Map.of("uri", uri)));
        Answer answer = authorised(access -> calls.post(address, access));
        switch (answer.status()) {
            case 404 -> throw new SpotifyException(Trouble.NO_DEVICE, "Spotify: expected an active player, found none");
            case 403 -> throw new SpotifyException(Trouble.PREMIUM_NEEDED, "Spotify: a queue needs Premium");
            default -> requireOk(answer);
        }
    }

    /** A token that was taken back before its time is renewed once. */
    private Answer authorised(Function<String, Answer> call) {
        Answer answer = call.apply(account.access());
        return answer.status() == 401 ? call.apply(account.renewed()) : answer;
    }

    private static JsonNode requireOk(Answer answer) {
        if (answer.status() == 401) {
            throw new SpotifyException(Trouble.NOT_CONNECTED, "Spotify: the account is no longer connected");
        } else if (answer.status() / 100 != 2) {
            throw new SpotifyException(
                    Trouble.UNEXPECTED, "Spotify: expected an answer, found status %d".formatted(answer.status()));
        }
        return answer.body();
    }

    private static SpotifyTrack track(JsonNode track) {
        List<String> artists = new ArrayList<>();
        track.path("artists").forEach(artist -> artists.add(artist.path("name").asText()));
        return new SpotifyTrack(
                track.path("uri").asText(),
                track.path("name").asText(),
                artists.stream().collect(Collectors.joining(", ")),
                track.path("album").path("name").asText(),
                track.path("duration_ms").asDouble() / 1000,
                track.path("external_urls").path("spotify").asText());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
