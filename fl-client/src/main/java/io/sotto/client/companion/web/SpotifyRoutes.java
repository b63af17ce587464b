package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sotto.client.companion.Companion;
import io.sotto.client.spotify.Spotify;
import io.sotto.client.spotify.SpotifyException;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The connector to a person's Spotify account; nothing is asked there before the person connects it. */
final class SpotifyRoutes implements Routes {
    private static final String PATH = Guard.API + "/spotify";
    private static final String CALLBACK = PATH + "/callback";
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Pattern TRACK = Pattern.compile("spotify:track:[A-Za-z0-9]{1,64}");
    private static final int LONGEST_QUERY = 200;

    private record Client(String clientId) {
        Client {
            if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
                throw new IllegalArgumentException("clientId: expected the letters and digits that Spotify gave");
            }
        }
    }

    private record Track(String uri) {
        Track {
            if (uri == null || !TRACK.matcher(uri).matches()) {
                throw new IllegalArgumentException("uri: expected spotify:track:ID, found something else");
            }
        }
    }

    private final Companion companion;

    SpotifyRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(PATH, this::state);
        routes.delete(PATH, this::disconnect);
        routes.post(PATH + "/connect", this::connect);
        routes.get(CALLBACK, this::finish);
        routes.get(PATH + "/search", this::search);
        routes.post(PATH + "/queue", this::queue);
    }

    private Spotify spotify() {
        return companion.person().spotify();
    }

    private void state(Context context) {
        boolean connected = spotify().account().isConnected();
        Answers.json(context, Map.of("configured", connected, "connected", connected));
    }

    private void disconnect(Context context) {
        spotify().account().disconnect();
        context.status(HttpStatus.NO_CONTENT);
    }

    private void connect(Context context) throws IOException {
        companion.requireRunning();
        String clientId = Bodies.json(context, Client.class).clientId();
        URI redirect = URI.create("http://127.0.0.1:%d%s".formatted(context.port(), CALLBACK));
        Answers.json(
                context,
                Map.of(
                        "authorize",
                        spotify().account().begin(clientId, redirect).toString()));
    }

    /** Comes from Spotify's page: the state tells that it answers what we asked. Who says no comes back all the same. */
    private void finish(Context context) {
        String state = Objects.requireNonNullElse(context.queryParam("state"), "");
        try {
            spotify().account().finish(state, Optional.ofNullable(context.queryParam("code")));
        } catch (SpotifyException e) {
            if (e.trouble() != SpotifyException.Trouble.DENIED) {
                throw e;
            }
        }
        context.redirect("/#spotify");
    }

    private void search(Context context) {
        companion.requireRunning();
        String query = Parameters.text(context, "query", LONGEST_QUERY);
        if (query.isBlank()) {
            throw new InvalidInputException("query: expected a text, found none");
        }
        Answers.json(context, Map.of("tracks", spotify().search(query, Spotify.MOST_TRACKS)));
    }

    private void queue(Context context) throws IOException {
        companion.requireRunning();
        spotify().queue(Bodies.json(context, Track.class).uri());
        context.status(HttpStatus.NO_CONTENT);
    }
}
