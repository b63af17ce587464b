package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sotto.client.companion.web.TestCompanion.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person says against a reading counts more than the next frame. */
@ExtendWith(InChromium.class)
class SayingTest {
    private static final String SAID = "You said: sad";

    @SuppressWarnings("NullAway.Init")
    private Visit visit;

    /** What the face shows; the fake camera films one photo for ever. */
    private String shown = "happy";

    @BeforeEach
    void open(Chromium chromium, Device device) {
        Assumptions.assumeTrue(chromium.seesAFace(), "the photos are not here");
        visit = Visit.to(chromium, device.address());
        visit.page().clock().install();
        visit.page().route("**/frames*", this::show);
        visit.button("Use the camera").click();
        songsFor("happy");
        visit.button("That is wrong, I feel …").click();
        visit.dialog().getByText("Sad", Visit.exactly()).click();
        songsFor("sad");
    }

    @AfterEach
    void close() {
        visit.page().unrouteAll();
        visit.close();
    }

    @Test
    void word_againstALiveFace_holdsForAMinute() {
        assertThat(said()).hasText(SAID);
        for (int i = 0; i < 5; i++) {
            visit.page().clock().fastForward(10_000);
            nextFrame();
            songsFor("sad");
            assertThat(visit.page().locator("html")).hasAttribute("data-emotion", "sad");
        }
        visit.page().clock().fastForward(11_000);

        songsFor("happy");
        assertThat(said()).hasCount(0);
    }

    @Test
    void word_isOverOnceTheFaceShowsSomethingElse() {
        assertThat(said()).hasText(SAID);
        shown = "surprise";

        assertThat(visit.page().locator("html")).hasAttribute("data-emotion", "surprise");
        assertThat(said()).hasCount(0);
        // Songs are asked for by the face itself, of which this test changed the word alone.
        songsFor("happy");
    }

    @Test
    void word_againstAFrozenFace_holdsForAMinute() {
        visit.page().keyboard().press("f");
        visit.page().clock().fastForward(50_000);
        assertThat(said()).hasText(SAID);
        visit.page().clock().fastForward(11_000);

        songsFor("happy");
        assertThat(said()).hasCount(0);
    }

    @Test
    void word_isTakenBackByThePerson() {
        visit.button("Go by the face again").click();

        songsFor("happy");
        assertThat(said()).hasCount(0);
    }

    private Locator said() {
        return visit.page().locator("[data-role=said]");
    }

    private void songsFor(String emotion) {
        assertThat(visit.named(AriaRole.HEADING, "Songs for “%s”".formatted(emotion)))
                .isVisible();
    }

    private void nextFrame() {
        visit.page().waitForResponse("**/frames*", () -> {});
        visit.page().waitForResponse("**/frames*", () -> {});
    }

    private void show(Route route) {
        JsonNode sight = json(route.fetch().body());
        if (sight.path("shown") instanceof ObjectNode feeling) {
            feeling.put("emotion", shown);
        }
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(sight.toString()));
    }
}
