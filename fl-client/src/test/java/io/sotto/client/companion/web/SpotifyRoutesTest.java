package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sotto.client.spotify.FakeSpotify;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector over the companion's own HTTP, against a stand-in that answers as Spotify documents it. */
class SpotifyRoutesTest {
    private static final String QUEUE = "{\"uri\":\"spotify:track:4uLU6\"}";

    @TempDir
    private Path home;

    private final FakeSpotify fake = new FakeSpotify();
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private TestCompanion companion;

    @BeforeEach
    void start() {
        companion = new TestCompanion(home, () -> now, fake.addresses());
    }

    @AfterEach
    void stop() {
        companion.close();
        fake.close();
    }

    @Test
    void connect_personAgrees_comesBackToThePageAndMaySearchAndQueue() {
        URI question = begin();
        Map<String, String> asked = values(question);

        assertThat(question.toString()).startsWith(fake.addresses().accounts() + "/authorize?");
        assertThat(asked.get("redirect_uri"))
                .isEqualTo("http://127.0.0.1:%d/api/v1/spotify/callback".formatted(companion.port()));
        assertThat(asked.get("state")).hasSizeGreaterThan(30);
        assertThat(asked.get("code_challenge")).hasSize(43);

        HttpResponse<String> back = callback(fake.personAgrees(question));
        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("Location").orElse("")).endsWith("/#spotify");
        assertThat(isConnected()).isTrue();

        JsonNode found = TestCompanion.json(companion.get("/spotify/search?query=feeling%20good"));
        assertThat(found.at("/tracks/0/title").asText()).isEqualTo("feeling good");
        assertThat(found.at("/tracks/0/artist").asText()).isEqualTo("Nina, Simón");
        assertThat(companion.send("POST", "/spotify/queue", QUEUE).statusCode()).isEqualTo(204);
        assertThat(fake.queued()).containsExactly("spotify:track:4uLU6");
    }

    /** The stand-in compares the verifier of the callback with the challenge of the question that the person answered. */
    @Test
    void callback_codeOfAnotherQuestion_failsAtItsVerifier() {
        fake.personAgrees(begin());
        String secondState = values(begin()).getOrDefault("state", "");

        HttpResponse<String> stolen = callback(Map.of("code", "the-code", "state", secondState));

        assertThat(TestCompanion.code(stolen)).isEqualTo("not-connected");
        assertThat(isConnected()).isFalse();
    }

    @Test
    void callback_stateThatIsWrongMissingOldOrUsed_isRefusedBeforeSpotifyIsAsked() {
        Map<String, String> answer = fake.personAgrees(begin());

        assertRefused(callback(Map.of("code", "the-code", "state", "another")));
        assertRefused(callback(Map.of("code", "the-code")));
        now = now.plus(Duration.ofMinutes(11));
        assertRefused(callback(answer));
        assertThat(fake.calls()).isZero();

        Map<String, String> fresh = fake.personAgrees(begin());
        assertThat(callback(fresh).statusCode()).isEqualTo(302);
        assertRefused(callback(fresh));
        assertThat(fake.calls()).isEqualTo(1);
    }

    @Test
    void callback_personSaysNo_comesBackToThePageUnconnected() {
        Map<String, String> answer = fake.personAgrees(begin());

        HttpResponse<String> back =
                callback(Map.of("error", "access_denied", "state", answer.getOrDefault("state", "")));

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(isConnected()).isFalse();
        assertThat(fake.calls()).isZero();
    }

    @Test
    void callback_withoutTheToken_isOpenAndTheOtherRoutesAreNot() {
        for (String path : List.of("/spotify", "/spotify/search?query=x")) {
            HttpResponse<String> refused = companion.send(HttpRequest.newBuilder(address(path)));
            assertThat(TestCompanion.code(refused)).isEqualTo("token-needed");
        }
        assertRefused(callback(Map.of("state", "x")));
    }

    @Test
    void search_tokenThatExpires_isRenewedAndLastsOverARestart() {
        connect();
        now = now.plus(Duration.ofMinutes(61));
        companion.close();
        companion = new TestCompanion(home, () -> now, fake.addresses());

        assertThat(isConnected()).isTrue();
        assertThat(companion.get("/spotify/search?query=x").statusCode()).isEqualTo(200);
        assertThat(fake.calls()).isEqualTo(3);
    }

    @Test
    void search_accountThatWasRevoked_isSaidAndHasToBeConnectedAgain() {
        connect();
        fake.revokeAccount();

        assertThat(TestCompanion.code(companion.get("/spotify/search?query=x"))).isEqualTo("not-connected");
        assertThat(isConnected()).isFalse();
    }

    @Test
    void queue_withoutPlayerOrPremium_isSaid() {
        connect();
        fake.withoutPlayer();
        HttpResponse<String> noPlayer = companion.send("POST", "/spotify/queue", QUEUE);
        fake.withoutPremium();
        HttpResponse<String> noPremium = companion.send("POST", "/spotify/queue", QUEUE);

        assertThat(noPlayer.statusCode()).isEqualTo(409);
        assertThat(TestCompanion.code(noPlayer)).isEqualTo("no-device");
        assertThat(TestCompanion.code(noPremium)).isEqualTo("premium-needed");
        assertThat(fake.queued()).isEmpty();
    }

    @Test
    void search_tooManyCalls_saysHowLongToWaitAndAsksNobodyMeanwhile() {
        connect();
        fake.limit("7");
        HttpResponse<String> limited = companion.get("/spotify/search?query=x");
        int calls = fake.calls();
        fake.unlimited();
        now = now.plusSeconds(3);
        HttpResponse<String> early = companion.get("/spotify/search?query=x");

        assertThat(limited.statusCode()).isEqualTo(503);
        assertThat(TestCompanion.code(limited)).isEqualTo("busy");
        assertThat(limited.headers().firstValue("Retry-After")).contains("7");
        assertThat(early.headers().firstValue("Retry-After")).contains("4");
        assertThat(fake.calls()).isEqualTo(calls);
        now = now.plusSeconds(4);
        assertThat(companion.get("/spotify/search?query=x").statusCode()).isEqualTo(200);
    }

    @Test
    void disconnect_forgetsTheAccount() {
        connect();

        assertThat(companion.send("DELETE", "/spotify", "").statusCode()).isEqualTo(204);
        assertThat(isConnected()).isFalse();
        assertThat(TestCompanion.code(companion.send("POST", "/spotify/queue", QUEUE)))
                .isEqualTo("not-connected");
    }

    @Test
    void wishes_thatDoNotFitOrWhilePaused_reachNobody() {
        connect();
        int calls = fake.calls();

        assertRefused(companion.send("POST", "/spotify/connect", "{\"clientId\":\"a b\"}"));
        assertRefused(companion.send("POST", "/spotify/queue", "{\"uri\":\"https://elsewhere\"}"));
        assertRefused(companion.get("/spotify/search?query=%20"));
        companion.send("PUT", "/pause", "{\"paused\":true}");
        assertThat(TestCompanion.code(companion.get("/spotify/search?query=x"))).isEqualTo("paused");
        assertThat(fake.calls()).isEqualTo(calls);
    }

    @Test
    void search_serverThatIsGone_isSaid() {
        connect();
        fake.close();

        HttpResponse<String> gone = companion.get("/spotify/search?query=x");

        assertThat(gone.statusCode()).isEqualTo(502);
        assertThat(TestCompanion.code(gone)).isEqualTo("elsewhere");
    }

    private void connect() {
        assertThat(callback(fake.personAgrees(begin())).statusCode()).isEqualTo(302);
    }

    private URI begin() {
        HttpResponse<String> begun =
                companion.send("POST", "/spotify/connect", "{\"clientId\":\"%s\"}".formatted(FakeSpotify.CLIENT));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        return URI.create(TestCompanion.json(begun).path("authorize").asText());
    }

    /** As the browser comes from Spotify's page: another site, without the strict cookie. */
    private HttpResponse<String> callback(Map<String, String> values) {
        String query = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return companion.send(HttpRequest.newBuilder(address("/spotify/callback?" + query))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate"));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d/api/v1%s".formatted(companion.port(), path));
    }

    private boolean isConnected() {
        return TestCompanion.json(companion.get("/spotify")).path("connected").asBoolean();
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(TestCompanion.code(response)).isEqualTo("bad-request");
    }

    private static Map<String, String> values(URI address) {
        return Arrays.stream(address.getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
