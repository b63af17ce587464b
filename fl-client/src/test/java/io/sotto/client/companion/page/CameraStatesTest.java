package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says where a camera does not show one face in good light. */
@ExtendWith(InChromium.class)
class CameraStatesTest {
    @Test
    void darkness_isSaidToBeDark(Device device) {
        film(
                device,
                CameraFile.inTheDark(),
                visit -> assertThat(status(visit)).hasText("It is rather dark; a lamp would help"));
    }

    @Test
    void faceThatTellsLittle_isSaidToBeUnsure(Device device) {
        film(device, CameraFile.outOfFocus(), visit -> {
            assertThat(status(visit)).hasText("Not sure; this may be wrong");
            assertThat(visit.page().locator(".bars li")).hasCount(7);
        });
    }

    @Test
    void severalFaces_areChosenAmong_alsoWhileFrozen(Device device) {
        film(device, CameraFile.ofAGroup(), visit -> {
            assertThat(status(visit)).hasText("Several faces: choose one");
            Locator faces = visit.page().locator(".face");
            assertThat(faces.nth(1)).isVisible();
            faces.nth(1).focus();
            visit.page().keyboard().press("Enter");
            assertThat(faces.nth(1)).hasAttribute("aria-pressed", "true");
            assertThat(status(visit)).not().hasText("Several faces: choose one");

            visit.page().keyboard().press("f");
            faces.first().click();

            assertThat(faces.first()).hasAttribute("aria-pressed", "true");
            assertThat(faces.nth(1)).hasAttribute("aria-pressed", "false");
            assertThat(faces.first().innerText())
                    .startsWith(visit.page().locator(".reading-word h2").innerText());
        });
    }

    private static void film(Device device, @Nullable Path camera, Consumer<Visit> deeds) {
        Assumptions.assumeTrue(camera != null, "the photos are not here");
        try (Chromium chromium = Chromium.filming(camera);
                Visit visit = Visit.to(chromium, device.address())) {
            visit.button("Use the camera").click();
            deeds.accept(visit);
        }
    }

    private static Locator status(Visit visit) {
        return visit.page().locator(".stage-status");
    }
}
