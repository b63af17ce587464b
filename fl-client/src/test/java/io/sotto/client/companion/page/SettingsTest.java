package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InChromium.class)
class SettingsTest {
    @Test
    void settings_changeLanguageThemeNamesAndClasses(Chromium chromium, @TempDir Path home) {
        try (Device device = Device.started(home);
                Visit visit = Visit.to(chromium, device.address())) {
            visit.go("settings");
            visit.button("Dark").click();
            assertThat(visit.page().locator("html")).hasAttribute("data-theme", "dark");
            visit.page().locator(".names input").nth(3).fill("Radiant");
            visit.page().locator(".names").locator("xpath=..").getByText("Save").click();
            visit.go("now");
            assertThat(visit.page().locator(".songs .emotions")).containsText("Radiant");
            visit.go("settings");
            visit.button("4 emotions").click();
            visit.page().getByLabel("Language").selectOption("es");
            assertThat(visit.named(AriaRole.HEADING, "Ajustes")).isVisible();

            visit.showPhoto("happy_astronaut_collins.png");
            assertThat(visit.page().locator(".bars li")).hasCount(4);
            assertThat(visit.page().locator(".bars")).containsText("Radiant");
        }
    }
}
