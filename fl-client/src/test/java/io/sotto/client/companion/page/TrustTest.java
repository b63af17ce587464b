package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of their privacy, and what they can stop, lock and wipe. */
@ExtendWith(InChromium.class)
class TrustTest {
    @Test
    void panel_saysThatNothingLeftAndThatThereIsNoNoiseYet(Visit visit, Device device) {
        visit.go("trust");

        assertThat(visit.page().locator("[data-role=elsewhere]")).hasText("0 B");
        assertThat(visit.page().getByText("Nothing but this device was spoken to."))
                .isVisible();
        assertThat(visit.page().getByText("no noise is added yet")).isVisible();
        assertThat(visit.page().locator(".terms div").first()).isVisible();
    }

    @Test
    void pause_isShownEverywhereUntilThePersonGoesOn(Visit visit, Device device) {
        visit.go("trust");
        Locator pause = visit.page().getByRole(AriaRole.SWITCH).first();
        pause.check();
        assertThat(visit.page().locator(".banners")).containsText("Everything is paused");
        assertThat(device.get("/state").path("paused").asBoolean()).isTrue();
        visit.go("library/songs");
        visit.button("Go on").click();

        assertThat(visit.page().locator(".banners")).not().containsText("Everything is paused");
        assertThat(device.get("/state").path("paused").asBoolean()).isFalse();
    }

    @Test
    void person_isAddedAndChangedToAndRemoved(Visit visit, Device device) {
        visit.go("trust");
        visit.page().locator(".person").click();
        visit.dialog().getByLabel("Somebody new").fill("Mira");
        visit.dialog().getByText("Add", Visit.exactly()).click();
        visit.dialog().getByLabel("Change to Mira").click();
        assertThat(visit.named(AriaRole.HEADING, "A quiet listener")).isVisible();
        device.settings("{\"started\": true}");
        visit.page().reload();
        assertThat(visit.page().locator(".person")).containsText("Mira");

        visit.page().locator(".person").click();
        visit.dialog().getByLabel("Change to default").click();
        assertThat(visit.page().locator(".person")).containsText("default");
        visit.page().locator(".person").click();
        visit.dialog().getByLabel("Remove Mira").click();
        visit.dialog().last().getByRole(AriaRole.TEXTBOX).fill("mira");
        visit.dialog().last().getByText("Remove", Visit.exactly()).click();
        assertThat(visit.dialog().first()).not().containsText("Mira");
        visit.page().keyboard().press("Escape");
    }

    @Test
    void wipe_afterTheTypedWord_leavesAFirstStart(Chromium chromium, @TempDir Path home) {
        try (Device doomed = Device.started(home);
                Visit last = Visit.to(chromium, doomed.address())) {
            last.go("trust");
            last.button("Wipe").click();
            assertThat(last.dialog().getByText("Wipe", Visit.exactly())).isDisabled();
            last.dialog().getByRole(AriaRole.TEXTBOX).fill("wipe");
            last.dialog().getByText("Wipe", Visit.exactly()).click();

            assertThat(last.named(AriaRole.HEADING, "A quiet listener")).isVisible();
            assertThat(doomed.get("/settings").path("started").asBoolean()).isFalse();
        }
    }
}
