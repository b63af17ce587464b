package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
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

    @BeforeAll
    static void start(@TempDir Path home) {
        device = Device.started(home);
    }

    @AfterAll
    static void stop() {
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
    void anotherOrigin_isRefused(Chromium chromium, @TempDir Path home) {
        try (Device other = Device.started(home);
                Visit visit = Visit.to(chromium, device.address()).expecting("")) {
            assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
            visit.mayAlsoReach(other.origin());
            visit.page().navigate(other.origin() + "/logo.svg");
            Object answer = visit.page().evaluate("""
                    target => fetch(target, { method: "PATCH", credentials: "include", headers: { "content-type": "application/json" }, body: '{"classes": 4}' })
                      .then(answer => answer.status, () => "refused")
                    """, device.origin() + "/api/v1/settings");
            assertThat(answer).isEqualTo("refused");
            assertThat(device.get("/settings").path("classes").asInt()).isEqualTo(7);
        }
    }
}
