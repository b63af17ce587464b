package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and who does not. */
@ExtendWith(InChromium.class)
class AccessTest {
    @SuppressWarnings("NullAway.Init")
    private static Device device;

    @SuppressWarnings("NullAway.Init")
    private static HttpServer elsewhere;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        device = Device.started(home);
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        elsewhere.stop(0);
        device.close();
    }

    @Test
    void page_withoutToken_asksForTheAddressThatHasIt(Chromium chromium) {
        try (Visit visit = Visit.to(chromium, device.origin() + "/").expecting("401")) {
            assertThat(visit.named(AriaRole.HEADING, "This page needs its key")).isVisible();
        }
    }

    @Test
    void page_withWrongToken_staysOutside(Chromium chromium) {
        try (Visit visit = Visit.to(chromium, device.origin() + "/#token=wrong").expecting("401")) {
            assertThat(visit.named(AriaRole.HEADING, "This page needs its key")).isVisible();
            assertThat(visit.context().cookies()).isEmpty();
        }
    }

    @Test
    void page_withToken_takesItOutOfTheAddressAndStaysInside(Chromium chromium) {
        try (Visit visit = Visit.to(chromium, device.address())) {
            assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
            assertThat(visit.page().url()).isEqualTo(device.origin() + "/");
            assertThat(visit.page().evaluate("document.cookie")).isEqualTo("");
            visit.page().reload();
            assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
        }
    }

    /** A page of another origin in the same browser, with the cookie there, learns nothing and changes nothing. */
    @Test
    void anotherOrigin_isRefused(Chromium chromium) {
        try (Visit visit = Visit.to(chromium, device.address()).expecting("")) {
            goElsewhere(visit);
            Object answer = visit.page().evaluate("""
                    target => fetch(target, { method: "PATCH", credentials: "include", headers: { "content-type": "application/json" }, body: '{"classes": 4}' })
                      .then(answer => answer.status, () => "refused")
                    """, device.origin() + "/api/v1/settings");
            assertThat(answer).isEqualTo("refused");
            assertThat(device.get("/settings").path("classes").asInt()).isEqualTo(7);
        }
    }

    /** A POST of plain text needs no leave of the browser, and the cookie goes with it: ports make no other site. */
    @Test
    void anotherOrigin_thatAsksNoLeave_changesNothing(Chromium chromium) {
        try (Visit visit = Visit.to(chromium, device.address()).expecting("")) {
            assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
            assertThat(smuggle(visit, "First").failure()).isNull();
            assertThat(songs("First")).isEqualTo(1);
            goElsewhere(visit);

            // It was answered, with what the browser may not show to that page.
            assertThat(smuggle(visit, "Second").failure()).contains("ERR_BLOCKED_BY_RESPONSE");
            assertThat(songs("Second")).isZero();
        }
    }

    /** To an empty page of another port, which forbids itself nothing as the companion's own would. */
    private static void goElsewhere(Visit visit) {
        assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
        String origin = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
        visit.mayAlsoReach(origin);
        visit.page().navigate(origin + "/");
    }

    private static Request smuggle(Visit visit, String title) {
        return visit.page()
                .waitForRequest(
                        "**/library/import*",
                        () -> visit.page()
                                .evaluate(
                                        """
                        ([target, body]) => fetch(target, { method: "POST", mode: "no-cors", credentials: "include", body }).catch(() => {})
                        """,
                                        List.of(device.origin() + "/api/v1/library/import?format=m3u", """
                        #EXTM3U
                        #EXTINF:1,Smuggler - Smuggled %s
                        https://example.org/%s
                        """.formatted(
                                                        title, title))));
    }

    private static int songs(String title) {
        return device.get("/songs?query=Smuggled+" + title).path("total").asInt();
    }
}
