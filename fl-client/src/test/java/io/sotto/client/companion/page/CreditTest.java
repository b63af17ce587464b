package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sotto.client.companion.web.TestCompanion.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person does with a song goes to the recommendation that brought it. */
@ExtendWith(InChromium.class)
class CreditTest {
    @Test
    void songsThatCameLater_areCreditedToTheRecommendationThatBroughtThem(Visit visit) {
        Page page = visit.go("now").page();
        JsonNode first = json(recommended(visit, () -> choose(visit, "Neutral")).body());
        visit.button("Play these").click();
        visit.waitForSound();
        page.locator("#main").focus();
        assertThat(told(visit, "skip", next(visit)).path("recommendation")).isEqualTo(first.path("id"));
        for (int song = 2; song < playable(first); song++) {
            page.keyboard().press("n");
        }
        JsonNode second = json(recommended(visit, next(visit)).body());
        visit.waitForSound();

        assertThat(told(visit, "skip", next(visit)).path("recommendation"))
                .isEqualTo(second.path("id"))
                .isNotEqualTo(first.path("id"));
        page.keyboard().press("Space");
    }

    @Test
    void recommendedLink_onceOpened_isAPlayOfItsRecommendation(Visit visit) {
        openNoTabs(visit);
        visit.page().route("**/recommendations", CreditTest::withALinkFirst);
        visit.go("now");
        JsonNode answer = json(recommended(visit, () -> choose(visit, "Happy")).body());

        JsonNode told = told(
                visit,
                "play",
                () -> visit.page().locator(".suggestion a").first().click());

        assertThat(told.path("song")).isEqualTo(answer.at("/songs/0/song/id"));
        assertThat(told.path("recommendation")).isEqualTo(answer.path("id"));
        visit.page().unrouteAll();
    }

    @Test
    void linkOfTheLibrary_onceOpenedByItsMenu_hasBeenPlayed(Visit visit, Device device) {
        openNoTabs(visit);
        device.addLink("Opened Elsewhere");
        visit.go("library/songs").search("Opened");
        visit.page().getByLabel("More for Opened Elsewhere").click();
        Locator link = visit.page().getByText("Open in example.org");
        link.click();
        awaitPlays(visit, device, 1);

        visit.page().getByLabel("More for Opened Elsewhere").click();
        link.click(new Locator.ClickOptions().setButton(MouseButton.MIDDLE));
        awaitPlays(visit, device, 2);
    }

    private static void awaitPlays(Visit visit, Device device, int plays) {
        visit.page()
                .waitForCondition(() ->
                        device.get("/songs?query=Opened").at("/songs/0/plays").asInt() == plays);
    }

    private static void choose(Visit visit, String emotion) {
        visit.page().locator(".songs .emotions").getByText(emotion).click();
    }

    private static Response recommended(Visit visit, Runnable wish) {
        return visit.page().waitForResponse("**/recommendations", wish);
    }

    private static Runnable next(Visit visit) {
        return () -> visit.page().keyboard().press("n");
    }

    private static int playable(JsonNode recommendation) {
        return (int) recommendation.findValues("playable").stream()
                .filter(JsonNode::asBoolean)
                .count();
    }

    /** What the page tells of this kind. */
    private static JsonNode told(Visit visit, String kind, Runnable deed) {
        return json(visit.page()
                .waitForRequest(
                        request -> request.url().endsWith("/feedback")
                                && json(request.postDataBuffer())
                                        .path("kind")
                                        .asText()
                                        .equals(kind),
                        deed)
                .postDataBuffer());
    }

    /** A tab of its own costs seconds, and is the browser's. */
    private static void openNoTabs(Visit visit) {
        visit.page()
                .evaluate(
                        "['click', 'auxclick'].forEach(type => addEventListener(type, event => event.preventDefault()))");
    }

    private static void withALinkFirst(Route route) {
        JsonNode answer = json(route.fetch().body());
        if (answer.at("/songs/0/song") instanceof ObjectNode song) {
            song.put("playable", false).put("link", "https://example.org/song");
        }
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(answer.toString()));
    }
}
