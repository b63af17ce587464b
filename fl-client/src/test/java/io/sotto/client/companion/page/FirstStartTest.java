package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InChromium.class)
class FirstStartTest {
    @Test
    void firstStart_explainsAndKeepsWhatThePersonAgreedTo(Chromium chromium, @TempDir Path home) {
        try (Device device = Device.fresh(home);
                Visit visit = Visit.to(chromium, device.address())) {
            assertThat(visit.named(AriaRole.HEADING, "A quiet listener")).isVisible();
            visit.button("Next").click();
            assertThat(visit.named(AriaRole.HEADING, "What stays, what leaves")).isVisible();
            visit.button("Next").click();
            assertThat(visit.page().getByRole(AriaRole.SWITCH)).hasCount(2);
            assertThat(visit.page().getByText("Keep faces that I correct")).isVisible();
            visit.page().getByRole(AriaRole.SWITCH).last().check();
            visit.button("Begin").click();

            assertThat(visit.named(AriaRole.LINK, "Now")).hasAttribute("aria-current", "page");
            assertThat(device.get("/settings").path("started").asBoolean()).isTrue();
            assertThat(device.get("/settings").path("keepFaces").asBoolean()).isFalse();
            assertThat(device.get("/settings").path("keepJournal").asBoolean()).isTrue();
        }
    }

    @Test
    void firstStart_speaksTheLanguageOfTheBrowser(Chromium chromium, @TempDir Path home) {
        try (Device device = Device.fresh(home);
                Visit visit =
                        Visit.to(chromium, device.address(), Visit.atADesk().setLocale("es-MX"))) {
            assertThat(visit.named(AriaRole.HEADING, "Un oyente silencioso")).isVisible();
            visit.page().getByRole(AriaRole.COMBOBOX).selectOption("id");
            assertThat(visit.named(AriaRole.HEADING, "Pendengar yang tenang")).isVisible();
            visit.button("Lanjut").click();
            visit.button("Lanjut").click();
            visit.button("Mulai").click();

            assertThat(visit.named(AriaRole.LINK, "Pustaka")).isVisible();
            assertThat(device.get("/settings").path("language").asText()).isEqualTo("id");
        }
    }
}
