package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    @TempDir
    private static Path home;

    private static TestCompanion companion;

    @BeforeAll
    static void start() {
        companion = new TestCompanion(home);
    }

    @AfterAll
    static void stop() {
        companion.close();
    }

    @Test
    void state_withoutToken_isRefused() {
        HttpResponse<String> response = companion.send(HttpRequest.newBuilder(uri("/api/v1/state")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(TestCompanion.code(response)).isEqualTo("token-needed");
    }

    @Test
    void unknownPath_withoutToken_saysNothingOfWhatIsThere() {
        assertThat(companion
                        .send(HttpRequest.newBuilder(uri("/api/v1/nothing")))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Bearer", "Basic bWU6bWU="})
    void state_withAnotherToken_isRefused(String token) {
        HttpResponse<String> response =
                companion.send(HttpRequest.newBuilder(uri("/api/v1/state")).header("Authorization", "Bearer " + token));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    /** Jetty remembers headers of a connection and takes the next that begins with one for it, by default in any case. */
    @Test
    void state_withTokenAfterItsBeginningInOtherCase_isTaken() throws IOException {
        String beginning = companion.token().substring(0, 20);
        String other = beginning.equals(beginning.toUpperCase(Locale.ROOT))
                ? beginning.toLowerCase(Locale.ROOT)
                : beginning.toUpperCase(Locale.ROOT);

        String answers = companion.raw(get(other) + get(companion.token()));

        assertThat(Pattern.compile("HTTP/1\\.1 (\\d+)")
                        .matcher(answers)
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("401", "200");
    }

    private static String get(String token) {
        return "GET /api/v1/state HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(companion.port(), token);
    }

    @Test
    void session_withToken_givesACookieThatOpens() {
        HttpResponse<String> session = openSession(companion.token());
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(session.statusCode()).isEqualTo(204);
        assertThat(cookie)
                .startsWith("sotto-%d=".formatted(companion.port()))
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(companion
                        .send(HttpRequest.newBuilder(uri("/api/v1/state")).header("Cookie", cookie.split(";", 2)[0]))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void session_withAnotherToken_isRefusedWithoutCookie() {
        HttpResponse<String> session = openSession(companion.token() + "x");

        assertThat(session.statusCode()).isEqualTo(401);
        assertThat(session.headers().firstValue("Set-Cookie")).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", "http://localhost"})
    void request_ofAnotherPage_isRefusedThoughItHasTheToken(String origin) {
        HttpResponse<String> response =
                companion.send(companion.request("/state").header("Origin", origin));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(TestCompanion.code(response)).isEqualTo("wrong-origin");
    }

    @Test
    void request_ofTheOwnPage_isTaken() {
        assertThat(companion
                        .send(companion.request("/state").header("Origin", "http://127.0.0.1:" + companion.port()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void request_embeddedByAnotherPage_isRefused(String site) {
        assertThat(companion
                        .send(companion.request("/state").header("Sec-Fetch-Site", site))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:80"})
    void request_toAnotherHost_isRefused(String host) throws IOException {
        String answer = companion.raw(
                "GET /api/v1/state HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                        .formatted(host, companion.token()));

        assertThat(answer).startsWith("HTTP/1.1 403").contains("wrong-origin");
    }

    @Test
    void page_underAnotherHost_isRefusedToo() throws IOException {
        assertThat(companion.raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void everyAnswer_tellsTheBrowserToKeepToItself() {
        HttpResponse<String> response = companion.get("/state");

        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../openapi.yaml",
                "/%2e%2e/openapi.yaml",
                "/..%2fopenapi.yaml",
                "/js/../../openapi.yaml",
                "/../../../../../logback.xml",
                "/..;/openapi.yaml",
                "/%2e%2e%2fopenapi.yaml",
                "//etc/passwd"
            })
    void page_outsideItsFolder_isNotServed(String path) throws IOException {
        String answer = companion.raw(
                "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n".formatted(path, companion.port()));

        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void server_listensOnLoopbackAlone() throws IOException {
        for (NetworkInterface network : NetworkInterface.networkInterfaces()
                .filter(GuardTest::isElsewhere)
                .toList()) {
            for (var address : network.inetAddresses().toList()) {
                assertThat(isOpen(address.getHostAddress()))
                        .as(address.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void bodyOfUnknownLength_thatIsTooLong_isRefused() {
        HttpResponse<String> response = companion.send(companion
                .request("/settings")
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[1 << 20]))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(TestCompanion.code(response)).isEqualTo("too-large");
    }

    private static boolean isElsewhere(NetworkInterface network) {
        try {
            return !network.isLoopback() && network.isUp();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOpen(String address) {
        try (Socket socket = new Socket(address, companion.port())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> openSession(String token) {
        return companion.send(HttpRequest.newBuilder(uri("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"%s\"}".formatted(token))));
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(companion.port(), path));
    }
}
