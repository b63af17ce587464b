package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core finds wrong, and whether everything can be reached without a mouse. */
@ExtendWith(InChromium.class)
class AccessibilityTest {
    private static final List<String> VIEWS = List.of(
            "now",
            "now/photo",
            "now/picker",
            "library/songs",
            "library/playlists",
            "library/sources",
            "journal",
            "learning",
            "trust",
            "settings");
    private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    /** On a phone, a tablet and a desk. */
    @ParameterizedTest
    @ValueSource(ints = {390, 820, 1280})
    void everyView_inBothThemes_fitsAndHasNoViolation(int width, Visit visit) {
        visit.expecting("/spotify").page().setViewportSize(width, 900);
        for (String view : VIEWS) {
            visit.go(view).settle();
            for (ColorScheme theme : THEMES) {
                lookLike(visit, theme);
                assertThat(violations(visit)).as(view + " in " + theme).isEmpty();
            }
            assertThat((Integer) visit.page().evaluate("document.documentElement.scrollWidth"))
                    .as("width of " + view)
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void correction_andWhatWasSaid_haveNoViolation(Visit visit) {
        visit.page().setViewportSize(390, 900);
        visit.showPhoto("happy_astronaut_collins.png");
        visit.button("That is wrong, I feel …").click();
        assertThat(violations(visit)).as("correction").isEmpty();
        visit.dialog().getByText("Sad", Visit.exactly()).click();
        assertThat(visit.page().locator("[data-role=said]")).isVisible();
        for (ColorScheme theme : THEMES) {
            lookLike(visit, theme);
            assertThat(violations(visit)).as("said in " + theme).isEmpty();
        }
    }

    @Test
    void firstStartAndDialogs_haveNoViolation(Chromium chromium, @TempDir Path home) {
        try (Device device = Device.fresh(home);
                Visit visit = Visit.to(chromium, device.address()).expecting("/spotify")) {
            lookLike(visit, ColorScheme.LIGHT);
            for (int screen = 0; screen < 3; screen++) {
                assertThat(visit.page().locator("h1")).isVisible();
                assertThat(violations(visit)).as("screen " + screen).isEmpty();
                visit.page().locator(".start-actions .primary").click();
            }
            assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
            visit.page().keyboard().press("?");
            assertThat(violations(visit)).as("shortcuts").isEmpty();
            visit.page().keyboard().press("Escape");
            visit.page().locator(".person").click();
            assertThat(violations(visit)).as("people").isEmpty();
        }
    }

    @Test
    void keyboardAlone_reachesASong(Chromium chromium, Device device) {
        try (Visit visit = Visit.to(chromium, device.address())) {
            assertThat(visit.page().locator(".songs")).isVisible();
            visit.page().keyboard().press("Tab");
            assertThat(visit.page().locator(".skip")).isFocused();
            visit.page().keyboard().press("Enter");
            tabTo(visit, "Happy");
            visit.page().keyboard().press("Enter");
            assertThat(visit.named(AriaRole.HEADING, "Songs for “happy”")).isVisible();
            tabTo(visit, "Play these");
            visit.page().keyboard().press("Enter");

            assertThat(visit.waitForSound()).isNotBlank();
        }
    }

    private static void tabTo(Visit visit, String words) {
        for (int i = 0; i < 60; i++) {
            visit.page().keyboard().press("Tab");
            if (words.equals(visit.page().evaluate("document.activeElement.innerText.trim()"))) {
                return;
            }
        }
        throw new AssertionError("no way to \"" + words + "\" by Tab");
    }

    private static void lookLike(Visit visit, ColorScheme theme) {
        visit.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static List<String> violations(Visit visit) {
        return new AxeBuilder(visit.page())
                .setLegacyMode(true).options(violationsOnly()).analyze().getViolations().stream()
                        .map(AccessibilityTest::described)
                        .toList();
    }

    /** It need not describe all that is right. */
    private static AxeRunOptions violationsOnly() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static String described(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }
}
