package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.sotto.client.vision.TestPhotos;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The camera, its troubles, and photos. */
@ExtendWith(InChromium.class)
class SeeingTest {
    private static final Pattern READING = Pattern.compile("\\w+ \\d+%");

    @Test
    void camera_withAFace_framesAndReadsIt(Chromium chromium, Visit visit) {
        Assumptions.assumeTrue(chromium.seesAFace(), "the photos are not here");
        visit.go("now");
        visit.button("Use the camera").click();

        Locator face = visit.page().locator(".face");
        assertThat(face).hasText(READING);
        assertThat(face).hasAttribute("aria-pressed", "true");
        assertThat(visit.page().locator(".bars li")).hasCount(7);
        assertThat(visit.page().locator("[data-role=rate]")).hasText(Pattern.compile("[1-9]\\d? a second"));
        assertThat(visit.page().locator("html")).hasAttribute("data-emotion", Pattern.compile("\\w+"));
    }

    @Test
    void freeze_byKey_holdsThePictureUntilPressedAgain(Chromium chromium, Visit visit) {
        Assumptions.assumeTrue(chromium.seesAFace(), "the photos are not here");
        visit.go("now");
        visit.button("Use the camera").click();
        assertThat(visit.page().locator(".face")).isVisible();
        visit.page().keyboard().press("f");

        assertThat(visit.page().locator("[data-command=freeze]")).hasAttribute("aria-pressed", "true");
        assertThat((Boolean) visit.page().evaluate("document.querySelector('video').paused"))
                .isTrue();
        assertThat(visit.page().locator(".face")).isVisible();
        visit.page().keyboard().press("f");
        assertThat(visit.page().locator("[data-command=freeze]")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void songs_onceTheFaceIsForgotten_comeByItsMood(Visit visit, Device device) {
        visit.expecting("/recommendations").showPhoto("happy_astronaut_collins.png");
        Locator again = visit.button("Choose again");
        assertThat(again).isEnabled();
        device.companion().send("PUT", "/pause", "{\"paused\": true}");
        device.companion().send("PUT", "/pause", "{\"paused\": false}");

        int answered = visit.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/recommendations") && answer.status() != 404, again::click)
                .status();

        assertThat(answered).isEqualTo(200);
    }

    @Test
    void camera_whenTheViewIsLeft_isOff(Visit visit) {
        visit.go("now");
        visit.button("Use the camera").click();
        assertThat(visit.page().locator("video")).isVisible();
        visit.page()
                .evaluate("() => { window.track = document.querySelector('video').srcObject.getVideoTracks()[0]; }");
        visit.go("trust");

        assertThat(visit.page().evaluate("window.track.readyState")).isEqualTo("ended");
        assertThat(visit.page()
                        .locator(".trust-cards section")
                        .filter(new Locator.FilterOptions().setHas(visit.named(AriaRole.HEADING, "Camera"))))
                .containsText("Off");
    }

    @Test
    void cameraOfAnotherTab_isSaidToBeInUseOrFrozenAsItIs(Chromium chromium, Visit visit, Device device) {
        try (Visit other = Visit.to(chromium, device.address())) {
            other.button("Use the camera").click();
            awaitCamera(other, device, "on");
            other.page().keyboard().press("f");
            awaitCamera(other, device, "frozen");
            visit.go("trust");
            assertThat(visit.page().locator(".trust-cards"))
                    .containsText("Frozen" + "It is open, but nothing of it is read.");
            other.page().keyboard().press("f");
            awaitCamera(other, device, "on");
            other.page().evaluate("Object.defineProperty(document, 'hidden', { get: () => true })");
            awaitCamera(other, device, "frozen");

            other.page().navigate("about:blank");

            awaitCamera(other, device, "off");
        }
    }

    private static void awaitCamera(Visit visit, Device device, String state) {
        visit.page()
                .waitForCondition(() ->
                        device.get("/privacy").at("/camera/state").asText().equals(state));
    }

    @Test
    void camera_thatIsDenied_saysSoAndOffersAnotherTry(Chromium chromium, Device device) {
        try (Visit visit = Visit.to(chromium, device.address(), Visit.atADesk().setPermissions(List.of()))) {
            visit.button("Use the camera").click();

            assertThat(visit.named(AriaRole.HEADING, "The camera is not allowed"))
                    .isVisible();
            assertThat(visit.button("Try again")).isEnabled();
        }
    }

    @Test
    void camera_thatIsAbsent_saysSo(Visit visit) {
        visit.go("now");
        visit.page().evaluate("""
                () => {
                  navigator.mediaDevices.getUserMedia = () => {
                    delete navigator.mediaDevices.getUserMedia;
                    return Promise.reject(new DOMException("none", "NotFoundError"));
                  };
                }""");
        visit.button("Use the camera").click();

        assertThat(visit.named(AriaRole.HEADING, "No camera here")).isVisible();
    }

    @Test
    void camera_thatVanishes_saysSo(Visit visit) {
        visit.go("now");
        visit.button("Use the camera").click();
        assertThat(visit.page().locator("video")).isVisible();
        // What a browser does when a camera is unplugged; stop() by the page itself says nothing.
        visit.page()
                .evaluate(
                        "document.querySelector('video').srcObject.getVideoTracks()[0].dispatchEvent(new Event('ended'))");

        assertThat(visit.named(AriaRole.HEADING, "The camera has gone")).isVisible();
    }

    @Test
    void photo_ofSeveral_letsThePersonChooseByKeyboard(Visit visit) {
        visit.showPhoto("group_pexels_meeting.jpg");
        Locator faces = visit.page().locator(".face");
        assertThat(faces.first()).hasAttribute("aria-pressed", "true");
        assertThat(faces.count()).isGreaterThan(1);
        faces.nth(1).focus();
        visit.page().keyboard().press("Enter");

        assertThat(faces.nth(1)).hasAttribute("aria-pressed", "true");
        assertThat(faces.first()).hasAttribute("aria-pressed", "false");
        assertThat(visit.page().locator(".bars li")).hasCount(7);
    }

    @Test
    void photo_thatIsReadAfterAnotherWasChosen_doesNotTakeItsPlace(Visit visit) {
        List<Route> held = holdFirstPhoto(visit);
        visit.showPhoto("nonface_coffee.png");
        visit.page().waitForCondition(() -> held.size() == 1);
        visit.page().setInputFiles("input[type=file]", CameraFile.photo("happy_astronaut_collins.png"));
        assertThat(visit.page().locator(".face")).isVisible();
        answer(visit, held);

        assertThat(visit.page().locator(".face")).isVisible();
        assertThat(visit.page().getByText("No face in sight")).hasCount(0);
    }

    @Test
    void photo_thatIsReadAfterItsViewWasLeft_isNoMood(Visit visit) {
        List<Route> held = holdFirstPhoto(visit);
        visit.showPhoto("happy_astronaut_collins.png");
        visit.page().waitForCondition(() -> held.size() == 1);
        visit.page().locator("[data-value=picker]").click();
        visit.page().locator(".picker").getByText("Sad").click();
        answer(visit, held);

        assertThat(visit.page().locator("html")).hasAttribute("data-emotion", "sad");
    }

    private static List<Route> holdFirstPhoto(Visit visit) {
        List<Route> held = new ArrayList<>();
        visit.page().route("**/faces", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }

    /** Lets it go, and the page do what it does with its answer. */
    private static void answer(Visit visit, List<Route> held) {
        visit.page().waitForResponse("**/faces", () -> held.get(0).resume());
        visit.page().evaluate("async () => (await fetch('/api/v1/state')).json()");
        visit.page().unrouteAll();
    }

    @Test
    void photo_withoutAFace_saysSo(Visit visit) {
        visit.showPhoto("nonface_coffee.png");

        assertThat(visit.page().getByText("No face in sight")).isVisible();
    }

    @Test
    void photo_thatIsAVideo_isRefusedInWords(Visit visit) {
        byte[] film = "....ftypmp42 no picture at all".getBytes(StandardCharsets.US_ASCII);
        visit.expecting("/faces").go("now/photo");
        visit.page().setInputFiles("input[type=file]", new FilePayload("holiday.jpg", "image/jpeg", film));

        assertThat(visit.named(AriaRole.HEADING, "This picture cannot be read")).isVisible();
    }

    @Test
    void photo_of100Megapixels_isRefusedInWords(Visit visit) {
        visit.expecting("/faces").go("now/photo");
        visit.page()
                .setInputFiles(
                        "input[type=file]",
                        new FilePayload("wall.png", "image/png", TestPhotos.pngHeader(10_000, 10_000)));

        assertThat(visit.named(AriaRole.HEADING, "This picture cannot be read")).isVisible();
        assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("at most 12 MiB and 40 megapixels");
    }
}
