package io.sotto.client.spotify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stand-in that follows Spotify's documentation of 2026: checks parameters, PKCE, tokens and scopes, answers as documented. */
public final class FakeSpotify implements AutoCloseable {
    public static final String CLIENT = "abc123";

    private final HttpServer server;
    private final List<String> queued = new ArrayList<>();
    private String challenge = "";
    private String redirect = "";
    private String scopes = "";
    private int tokens;
    private boolean revoked;
    private boolean rotates = true;
    private boolean premium = true;
    private boolean active = true;
    private Optional<String> retryAfter = Optional.empty();
    private int calls;

    public FakeSpotify() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public SpotifyAddresses addresses() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new SpotifyAddresses(base, base);
    }

    /** What a browser does: shows the question, and sends the person back with a code. */
    public Map<String, String> personAgrees(URI question) {
        Map<String, String> asked = parameters(question.getRawQuery());
        if (!question.getPath().equals("/authorize")
                || !CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !"S256".equals(asked.get("code_challenge_method"))) {
            throw new AssertionError("not a question that Spotify understands: " + question);
        }
        challenge = asked.getOrDefault("code_challenge", "");
        redirect = asked.getOrDefault("redirect_uri", "");
        scopes = asked.getOrDefault("scope", "");
        return Map.of("code", "the-code", "state", asked.getOrDefault("state", ""));
    }

    public String scopes() {
        return scopes;
    }

    public List<String> queued() {
        return queued;
    }

    public int calls() {
        return calls;
    }

    public void withoutPremium() {
        premium = false;
    }

    public void withoutPlayer() {
        active = false;
    }

    public void keepingRefreshTokens() {
        rotates = false;
    }

    /** The access token given last is no longer good. */
    public void expireAccess() {
        tokens++;
    }

    public void revokeAccount() {
        revoked = true;
    }

    public void limit(String seconds) {
        retryAfter = Optional.of(seconds);
    }

    public void unlimited() {
        retryAfter = Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls++;
        String path =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (retryAfter.isPresent()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter.get());
            reply(exchange, 429, "{\"error\": {\"status\": 429, \"message\": \"API rate limit exceeded\"}}");
        } else if (path.equals("POST /api/token")) {
            token(exchange);
        } else if (revoked
                || !("Bearer access-" + tokens)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "{\"error\": {\"status\": 401, \"message\": \"The access token expired\"}}");
        } else {
            resource(exchange, path);
        }
    }

    private void resource(HttpExchange exchange, String path) throws IOException {
        Map<String, String> values = parameters(exchange.getRequestURI().getRawQuery());
        switch (path) {
            case "GET /v1/search" -> search(exchange, values);
            case "GET /v1/me/player/devices" -> reply(exchange, 200, """
                    {"devices": [{"id": "1", "is_active": %s, "name": "Kitchen", "type": "Speaker"}]}""".formatted(active));
            case "POST /v1/me/player/queue" -> queue(exchange, values.getOrDefault("uri", ""));
            default -> reply(exchange, 404, "{\"error\": {\"status\": 404, \"message\": \"Service not found\"}}");
        }
    }

    private void queue(HttpExchange exchange, String uri) throws IOException {
        if (!premium) {
            reply(exchange, 403, """
                    {"error": {"status": 403, "message": "Player command failed: Premium required", "reason": "PREMIUM_REQUIRED"}}""");
        } else if (!active) {
            reply(exchange, 404, """
                    {"error": {"status": 404, "message": "Player command failed: No active device found", "reason": "NO_ACTIVE_DEVICE"}}""");
        } else {
            queued.add(uri);
            reply(exchange, 204, "");
        }
    }

    private static void search(HttpExchange exchange, Map<String, String> values) throws IOException {
        if (!"track".equals(values.get("type")) || Integer.parseInt(values.getOrDefault("limit", "5")) > 10) {
            reply(exchange, 400, "{\"error\": {\"status\": 400, \"message\": \"Invalid limit\"}}");
            return;
        }
        reply(exchange, 200, """
                {"tracks": {"total": 1, "items": [{"uri": "spotify:track:4uLU6", "name": "%s", "duration_ms": 213500,
                 "artists": [{"name": "Nina"}, {"name": "Simón"}], "album": {"name": "Live"},
                 "external_urls": {"spotify": "https://open.spotify.com/track/4uLU6"}}]}}""".formatted(values.get("q")));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean byCode = "authorization_code".equals(form.get("grant_type"))
                && "the-code".equals(form.get("code"))
                && redirect.equals(form.get("redirect_uri"))
                && challenge.equals(challengeOf(form.getOrDefault("code_verifier", "")));
        boolean byRefresh = "refresh_token".equals(form.get("grant_type"))
                && form.getOrDefault("refresh_token", "").startsWith("refresh-")
                && !revoked;
        if (!CLIENT.equals(form.get("client_id")) || !(byCode || byRefresh)) {
            reply(
                    exchange,
                    400,
                    "{\"error\": \"invalid_grant\", \"error_description\": \"Invalid authorization code\"}");
            return;
        }
        tokens++;
        String refresh = byCode || rotates ? ", \"refresh_token\": \"refresh-%d\"".formatted(tokens) : "";
        reply(exchange, 200, """
                {"access_token": "access-%d", "token_type": "Bearer", "expires_in": 3600, "scope": "%s"%s}""".formatted(tokens, scopes, refresh));
    }

    private static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }
}
