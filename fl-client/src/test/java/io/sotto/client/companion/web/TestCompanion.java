package io.sotto.client.companion.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.companion.Companion;
import io.sotto.client.learning.IdleMachine;
import io.sotto.client.profile.Profile;
import io.sotto.client.spotify.SpotifyAddresses;
import io.sotto.model.engine.EngineChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** A real companion on a free port, and a program that has its token. */
public final class TestCompanion implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final AccessToken token = AccessToken.fresh(new SecureRandom());
    private final Companion companion;
    private final CompanionServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public TestCompanion(Path home) {
        this(home, InstantSource.system());
    }

    public TestCompanion(Path home, InstantSource clock) {
        this(home, clock, SpotifyAddresses.STANDARD);
    }

    /** @param spotify a stand-in for it */
    public TestCompanion(Path home, InstantSource clock, SpotifyAddresses spotify) {
        companion = new Companion(
                new Companion.Options(home, Profile.DEFAULT, null, EngineChoice.AUTO, spotify),
                new IdleMachine(),
                clock);
        server = CompanionServer.start(companion, 0, token);
    }

    public Companion companion() {
        return companion;
    }

    /** Method and path of each route, without what all paths begin with. */
    List<String> routes() {
        return server.routes();
    }

    public int port() {
        return server.port();
    }

    public String token() {
        return token.reveal();
    }

    /** A request with the token. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(port(), path)))
                .header("Authorization", "Bearer " + token.reveal());
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** @param json the body; empty for none */
    public HttpResponse<String> send(String method, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> picture(String path, byte[] bytes, String type) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(bytes)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a socket answers to a request that no decent client would send. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body().getBytes(StandardCharsets.UTF_8));
    }

    /** @param body in UTF-8 */
    public static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code of a failure. */
    public static String code(HttpResponse<String> response) {
        return json(response).path("code").asText();
    }

    @Override
    public void close() {
        server.close();
        companion.close();
    }
}
