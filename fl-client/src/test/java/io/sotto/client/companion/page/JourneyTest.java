package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sotto.client.companion.web.TestCompanion.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A way that leads somewhere gets there, and one wish is one moment of the journal however often songs are asked for it. */
@ExtendWith(InChromium.class)
class JourneyTest {
    private static final int JOURNEY = 8;

    @BeforeEach
    void lift(Visit visit, Device device) {
        device.settings("{\"policy\": \"lift\", \"journey\": %d}".formatted(JOURNEY));
        device.companion().send("DELETE", "/journal", "");
        visit.page().reload();
    }

    @AfterEach
    void silence(Visit visit, Device device) {
        visit.page().evaluate("async () => (await import('/js/player/player.js')).player.stop()");
        device.settings("{\"policy\": \"match\"}");
    }

    @Test
    void queueThatGoesOn_leadsToTheGoalAndStaysThere_forTheSameWish(Visit visit) {
        Page page = visit.go("now").page();
        JsonNode first = recommended(visit, () -> choose(visit, "Sad"));
        visit.button("Play these").click();
        visit.waitForSound();
        page.locator("#main").focus();
        for (int song = 1; song < first.path("songs").size(); song++) {
            page.keyboard().press("n");
        }
        Response answer =
                page.waitForResponse("**/recommendations", () -> page.keyboard().press("n"));
        JsonNode second = json(answer.body());

        List<Double> valences = Stream.of(first, second)
                .flatMap(each -> each.path("songs").findValues("target").stream())
                .map(target -> target.path("valence").asDouble())
                .toList();
        assertThat(json(answer.request().postDataBuffer()).path("after")).isEqualTo(first.path("id"));
        assertThat(valences).isSorted();
        assertThat(first.path("songs")).hasSize(JOURNEY);
        assertThat(valences.subList(JOURNEY - 1, valences.size()))
                .containsOnly(0.8)
                .hasSizeGreaterThan(1);
    }

    @Test
    void otherSongsAndAnotherPolicy_areTheSameMomentOfTheJournal(Visit visit, Device device) {
        visit.go("now");
        recommended(visit, () -> choose(visit, "Sad"));
        recommended(visit, () -> visit.button("Choose again").click());
        recommended(visit, () -> visit.button("Calm").click());

        assertThat(moments(device)).isEqualTo(1);
    }

    @Test
    void moodThatIsDragged_isOneOnceItIsLetGo(Visit visit, Device device) {
        visit.go("now/picker");
        BoundingBox plane = visit.page().locator(".plane").boundingBox();
        Mouse mouse = visit.page().mouse();
        double middle = plane.y + plane.height / 2;
        mouse.move(plane.x + plane.width / 2, middle);
        mouse.down();
        mouse.move(plane.x + 0.7 * plane.width, middle);
        // Longer than a mood is waited for to settle.
        visit.page().waitForTimeout(700);
        recommended(visit, () -> {
            mouse.move(plane.x + 0.8 * plane.width, middle);
            mouse.up();
        });

        assertThat(visit.page().locator(".plane")).hasAttribute("aria-valuenow", "0.7");
        assertThat(moments(device)).isEqualTo(1);
        assertThat(device.get("/journal").at("/entries/0/valence").asDouble()).isEqualTo(0.7);
    }

    private static int moments(Device device) {
        return device.get("/journal").path("total").asInt();
    }

    private static void choose(Visit visit, String emotion) {
        visit.page().locator(".songs .emotions").getByText(emotion).click();
    }

    private static JsonNode recommended(Visit visit, Runnable wish) {
        return json(visit.page().waitForResponse("**/recommendations", wish).body());
    }
}
