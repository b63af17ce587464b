package io.sotto.client.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.spotify.SpotifyCalls.Answer;
import io.sotto.client.spotify.SpotifyException.Trouble;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connects a person's account by Authorization Code with PKCE: no secret of an app is needed, and a code that somebody else
 * catches is worth nothing to them. Access tokens are renewed shortly before they expire. Thread-safe.
 */
public final class SpotifyAccount {
    /** No more than queueing and seeing whether anything plays; searching needs none. */
    private static final String SCOPES = "user-modify-playback-state user-read-playback-state";

    /** A person who takes longer has to begin again. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration EARLY = Duration.ofSeconds(30);

    private record Pending(Pkce pkce, String clientId, URI redirect, Instant since) {}

    private final SpotifyAddresses addresses;
    private final TokenStore store;
    private final SpotifyCalls calls;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Pending pending;

    SpotifyAccount(SpotifyAddresses addresses, TokenStore store, SpotifyCalls calls, InstantSource clock) {
        this.addresses = addresses;
        this.store = store;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Begins to connect; an attempt that was under way is forgotten.
     *
     * @param clientId of an app that the person registered with Spotify
     * @param redirect registered with that app: {@code http://127.0.0.1:PORT/...}; Spotify takes no other name of this
     *     machine
     * @return the address that the person has to open
     */
    public synchronized URI begin(String clientId, URI redirect) {
        if (!clientId.matches("[A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("client id: expected 1 to 64 letters and digits");
        }
        Pkce pkce = Pkce.draw(random);
        pending = new Pending(pkce, clientId, redirect, clock.instant());
        Map<String, String> values = new LinkedHashMap<>();
        values.put("client_id", clientId);
        values.put("response_type", "code");
        values.put("redirect_uri", redirect.toString());
        values.put("scope", SCOPES);
        values.put("state", pkce.state());
        values.put("code_challenge_method", "S256");
        values.put("code_challenge", pkce.challenge());
        return addresses.accounts().resolve("/authorize?" + Form.encode(values));
    }

    /**
     * Ends what {@link #begin} began, when Spotify has sent the person back. A state counts once.
     *
     * @param code empty if the person said no
     * @throws SpotifyException if the state is not the one that was sent, or the person said no, or the code is not good
     */
    public synchronized void finish(String state, Optional<String> code) {
        Pending asked = pending;
        if (asked == null
                || !asked.pkce().hasState(state)
                || asked.since().plus(PATIENCE).isBefore(clock.instant())) {
            throw new SpotifyException(
                    Trouble.WRONG_STATE,
                    "Spotify: expected the answer to a question of the last minutes, found another");
        }
        pending = null;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("grant_type", "authorization_code");
        values.put("code", code.orElseThrow(() -> new SpotifyException(Trouble.DENIED, "Spotify: the person said no")));
        values.put("redirect_uri", asked.redirect().toString());
        values.put("client_id", asked.clientId());
        values.put("code_verifier", asked.pkce().verifier());
        store.save(tokens(values, asked.clientId(), ""));
    }

    public synchronized boolean isConnected() {
        return store.load().isPresent();
    }

    /** Forgets the tokens. */
    public synchronized void disconnect() {
        pending = null;
        store.clear();
    }

    /** An access token that is good for now. */
    synchronized String access() {
        SpotifyTokens tokens = require();
        return tokens.expires().minus(EARLY).isAfter(clock.instant()) ? tokens.access() : renewed();
    }

    /** A new access token. */
    synchronized String renewed() {
        SpotifyTokens old = require();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("grant_type", "refresh_token");
        values.put("refresh_token", old.refresh());
        values.put("client_id", old.clientId());
        SpotifyTokens renewed = tokens(values, old.clientId(), old.refresh());
        store.save(renewed);
        return renewed.access();
    }

    private SpotifyTokens require() {
        return store.load()
                .orElseThrow(() -> new SpotifyException(Trouble.NOT_CONNECTED, "Spotify: no account is connected"));
    }

    /** Asks for tokens; 400 says that code or refresh token are no longer good. */
    private SpotifyTokens tokens(Map<String, String> values, String clientId, String refresh) {
        Answer answer = calls.postForm(addresses.accounts().resolve("/api/token"), values);
        JsonNode body = answer.body();
        if (answer.status() == 400 || answer.status() == 401) {
            store.clear();
            throw new SpotifyException(Trouble.NOT_CONNECTED, "Spotify: the account has to be connected again");
        } else if (answer.status() != 200 || !body.path("access_token").isTextual()) {
            throw new SpotifyException(
                    Trouble.UNEXPECTED, "Spotify: expected a token, found status %d".formatted(answer.status()));
        }
        return new SpotifyTokens(
                clientId,
                body.path("access_token").asText(),
                body.path("refresh_token").asText(refresh),
                clock.instant().plusSeconds(body.path("expires_in").asLong()));
    }
}
