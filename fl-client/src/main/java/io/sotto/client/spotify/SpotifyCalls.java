package io.sotto.client.spotify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sotto.client.spotify.SpotifyException.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Calls by HTTP and makes of each answer JSON or an exception. Thread-safe. */
final class SpotifyCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE_SECONDS = 86_400;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An answer.
     *
     * @param body missing if there is none
     */
    record Answer(int status, JsonNode body) {}

    /** Made for the first call: TLS would hold up every start of the companion. */
    private static final class Web {
        private static final HttpClient CLIENT =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    private final InstantSource clock;
    private volatile Instant notBefore = Instant.MIN;

    SpotifyCalls(InstantSource clock) {
        this.clock = clock;
    }

    Answer postForm(URI address, Map<String, String> values) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.encode(values))));
    }

    Answer get(URI address, String access) {
        return send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + access));
    }

    Answer post(URI address, String access) {
        return send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + access)
                .POST(BodyPublishers.noBody()));
    }

    /** After a 429 nothing is sent before the time that it named. */
    private Answer send(HttpRequest.Builder request) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            throw tooMany(Duration.between(now, notBefore));
        }
        try {
            HttpResponse<String> response =
                    Web.CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (response.statusCode() == 429) {
                Duration pause = pause(response);
                notBefore = now.plus(pause);
                throw tooMany(pause);
            }
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new SpotifyException(Trouble.UNREACHABLE, "Spotify: expected an answer, found: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpotifyException(Trouble.UNREACHABLE, "Spotify: the call was given up", e);
        }
    }

    private static SpotifyException tooMany(Duration pause) {
        return new SpotifyException(
                Trouble.TOO_MANY, "Spotify: too many calls, try again in %d s".formatted(pause.toSeconds()), pause);
    }

    private static Duration pause(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("1");
        try {
            return Duration.ofSeconds(Math.max(1, Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(seconds.strip()))));
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(1);
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
