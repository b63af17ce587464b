package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the companion keeps of a person: corrected faces and the journal. */
@ExtendWith(InChromium.class)
class KeepingTest {
    private static final String PHOTO = "happy_astronaut_collins.png";
    private static final String WRONG = "That is wrong, I feel …";

    @Test
    void correction_becomesAnExampleOnceThePersonConsentsBesideIt(Visit visit, Device device) {
        device.settings("{\"keepFaces\": false}");
        visit.showPhoto(PHOTO);
        assertThat(visit.page().locator(".face")).isVisible();
        assertThat(visit.page().locator(".reading-kept")).containsText("Corrected faces are not kept.");
        visit.button(WRONG).click();
        visit.dialog().getByRole(AriaRole.SWITCH).check();
        visit.dialog().getByText("Sad", Visit.exactly()).click();
        assertThat(visit.said("Kept to learn from.")).isVisible();
        assertThat(visit.page().locator(".reading-kept")).containsText("encrypted: 1.");

        visit.showPhoto(PHOTO);
        assertThat(visit.page().locator(".face")).isVisible();
        visit.button(WRONG).click();
        assertThat(visit.dialog().getByRole(AriaRole.SWITCH)).isChecked();
        visit.dialog().getByText("Fear", Visit.exactly()).click();
        assertThat(visit.page().locator(".reading-kept")).containsText("encrypted: 2.");

        visit.go("learning");
        Locator faces = visit.page().locator(".face-tile");
        assertThat(faces).hasCount(2);
        assertThat(faces.first()).containsText("Fear");
        assertThat((Boolean) faces.first()
                        .locator("img")
                        .evaluate("async image => { await image.decode(); return image.naturalWidth === 48; }"))
                .isTrue();
        faces.first().getByRole(AriaRole.BUTTON).click();
        assertThat(faces).hasCount(1);
        visit.button("Delete all faces").click();
        visit.dialog().getByText("Delete all faces", Visit.exactly()).last().click();
        assertThat(faces).hasCount(0);
        assertThat(device.get("/examples").path("total").asInt()).isZero();
    }

    /** Nothing is asked again, and what was said is not lost. */
    @Test
    void correction_withoutConsent_isNotedInTheJournalAndKeepsNoFace(Visit visit, Device device) {
        device.settings("{\"keepFaces\": false}");
        int before = device.get("/examples").path("total").asInt();
        visit.showPhoto(PHOTO);
        assertThat(visit.named(AriaRole.HEADING, "Songs for “happy”")).isVisible();
        assertThat(visit.page().locator(".reading-kept")).containsText("Corrected faces are not kept.");
        visit.button(WRONG).click();
        visit.dialog().getByText("Sad", Visit.exactly()).click();
        assertThat(visit.said("The face is not kept.")).isVisible();
        assertThat(visit.dialog()).hasCount(0);
        assertThat(visit.named(AriaRole.HEADING, "Songs for “sad”")).isVisible();

        visit.go("journal");
        assertThat(visit.page().locator(".entries li").nth(1)).containsText("you said Sad");
        assertThat(device.get("/examples").path("total").asInt()).isEqualTo(before);
        device.settings("{\"keepFaces\": true}");
    }

    @Test
    void training_isShownAsAShareUntilItIsDone(Visit visit) {
        visit.go("learning");
        assertThat(visit.page().locator("[data-role=participation]")).hasText("Off");
        tell(visit, "training", 0.25);
        Locator bar = visit.named(AriaRole.PROGRESSBAR, "Training on this device");
        assertThat(bar).hasAttribute("aria-valuenow", "25");
        tell(visit, "training", 0.6);
        assertThat(bar).hasAttribute("aria-valuenow", "60");
        assertThat(visit.page().locator(".learning")).containsText("60%");
        tell(visit, "sending", null);

        assertThat(bar).hasCount(0);
        assertThat(visit.page().locator("[data-role=participation]")).hasText("Sending, under masks");
    }

    /** As the companion's event would. */
    private static void tell(Visit visit, String state, @Nullable Double share) {
        visit.page()
                .evaluate(
                        "async ([state, share]) => (await import('/js/core/companion.js')).participation.set({ state, share })",
                        Arrays.asList(state, share));
    }

    @Test
    void journal_showsMoodsAndSongsAndForgetsThem(Visit visit, Device device) {
        visit.go("now");
        visit.page().locator(".songs .emotions").getByText("Angry").click();
        visit.button("Play these").click();
        String title = visit.waitForSound();
        visit.page().locator("[data-role=play]").click();

        visit.go("journal");
        Locator entries = visit.page().locator(".entries li");
        assertThat(entries.first()).containsText(title);
        assertThat(entries.first()).containsText("Angry");
        assertThat(visit.page().locator(".plot svg")).hasCount(2);
        visit.page().getByText("The numbers").first().click();
        assertThat(visit.page().locator("table").first()).containsText("Angry");
        int before = device.get("/journal").path("total").asInt();
        entries.first().getByLabel(Pattern.compile("Delete the entry of .*")).click();
        assertThat(entries).hasCount(before - 1);
        visit.button("Delete the whole journal").click();
        visit.dialog()
                .getByText("Delete the whole journal", Visit.exactly())
                .last()
                .click();
        assertThat(visit.page().getByText("Nothing in these days yet.")).isVisible();
        assertThat(device.get("/journal").path("total").asInt()).isZero();
    }

    @Test
    void journal_onAPhone_showsTheLastDays(Chromium chromium, Device device) {
        device.companion().send("POST", "/recommendations", "{\"emotion\": \"happy\", \"source\": \"picker\"}");
        try (Visit visit = Visit.to(chromium, device.address())) {
            visit.page().setViewportSize(390, 844);
            visit.go("journal");
            Locator chart = visit.page().locator(".plot").first();
            assertThat(chart).isVisible();

            assertThat((Boolean) chart.evaluate("chart => chart.scrollWidth > chart.clientWidth"
                            + " && chart.scrollLeft + chart.clientWidth >= chart.scrollWidth - 1"))
                    .isTrue();
        }
    }
}
