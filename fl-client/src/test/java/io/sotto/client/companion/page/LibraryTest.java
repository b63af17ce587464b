package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Songs and playlists. */
@ExtendWith(InChromium.class)
class LibraryTest {
    @Test
    void manySelected_leaveTheLibraryAfterAQuestion(Visit visit, Device device) {
        give(device, 30, "Bulk");
        visit.go("library/songs");
        visit.search("Bulk");
        assertThat(visit.page().locator("#main").getByText("30 songs", Visit.exactly()))
                .isVisible();
        rows(visit).first().getByRole(AriaRole.CHECKBOX).check();
        visit.button("Select all").click();
        assertThat(visit.page().getByText("30 selected")).isVisible();
        visit.page().locator(".bulk").getByText("Remove").click();
        assertThat(visit.dialog()).containsText("Remove 30 songs?");
        visit.dialog().getByText("Remove", Visit.exactly()).click();

        assertThat(visit.page().getByText("Nothing matches.")).isVisible();
        assertThat(device.get("/songs?query=Bulk").path("total").asInt()).isZero();
    }

    @Test
    void song_getsAnotherEmotionAndBecomesAFavourite(Visit visit, Device device) {
        give(device, 1, "Changeling");
        visit.go("library/songs");
        visit.search("Changeling");
        rows(visit).first().getByLabel("More for Changeling 0").click();
        visit.named(AriaRole.MENUITEM, "Edit").click();
        visit.dialog().getByLabel("Emotion").selectOption("sad");
        visit.dialog().getByText("Save").click();
        assertThat(rows(visit).first().locator(".song-emotion")).hasText("Sad");
        rows(visit).first().getByLabel("Favourite: Changeling 0").click();
        assertThat(rows(visit).first().getByLabel("Favourite: Changeling 0")).hasAttribute("aria-pressed", "true");
        visit.button("Favourites only").click();

        assertThat(rows(visit)).hasCount(1);
    }

    @Test
    void ownPlaylist_isMadeFilledAndPutInOrder(Visit visit, Device device) {
        give(device, 3, "Ordered");
        visit.go("library/songs");
        visit.search("Ordered");
        assertThat(rows(visit)).hasCount(3);
        rows(visit).first().getByRole(AriaRole.CHECKBOX).check();
        visit.button("Select all").click();
        visit.page().locator(".bulk").getByText("Add to playlist").click();
        visit.button("New playlist").click();
        visit.dialog().last().getByLabel("Name").fill("Sunday");
        visit.dialog().last().getByText("Create").click();
        assertThat(visit.said("added to Sunday")).isVisible();

        visit.go("library/playlists");
        visit.page().locator(".playlists").getByText("Sunday").click();
        Locator songs = visit.page().locator(".playlist-songs .song-title");
        assertThat(songs).hasText(new String[] {"Ordered 0", "Ordered 1", "Ordered 2"});
        visit.button("Move Ordered 0 down").focus();
        visit.page().keyboard().press("Enter");
        assertThat(songs).hasText(new String[] {"Ordered 1", "Ordered 0", "Ordered 2"});
        visit.page()
                .locator(".playlist-songs li")
                .nth(2)
                .dragTo(visit.page().locator(".playlist-songs li").first());
        assertThat(songs).hasText(new String[] {"Ordered 2", "Ordered 1", "Ordered 0"});
        visit.go("library/playlists");
        visit.page().locator(".playlists").getByText("Sunday").click();
        assertThat(songs).hasText(new String[] {"Ordered 2", "Ordered 1", "Ordered 0"});
    }

    @Test
    void playlistOfAnEmotion_isAddedToPutInOrderAndTakenFrom(Visit visit, Device device) {
        give(device, 2, "Wistful");
        visit.go("library/songs");
        visit.search("Wistful");
        assertThat(rows(visit)).hasCount(2);
        rows(visit).first().getByRole(AriaRole.CHECKBOX).check();
        visit.button("Select all").click();
        visit.page().locator(".bulk").getByText("Add to playlist").click();
        visit.dialog().getByText("Sad", Visit.exactly()).click();
        assertThat(visit.said("2 songs added to Sad.")).isVisible();

        visit.go("library/playlists");
        visit.page().locator(".playlists").getByText("Sad", Visit.exactly()).click();
        Locator added = visit.page()
                .locator(".playlist-songs .song-title")
                .filter(new Locator.FilterOptions().setHasText("Wistful"));
        assertThat(added).hasText(new String[] {"Wistful 0", "Wistful 1"});
        visit.button("Move Wistful 1 up").focus();
        visit.page().keyboard().press("Enter");
        assertThat(added).hasText(new String[] {"Wistful 1", "Wistful 0"});
        visit.page().locator(".playlist-songs").getByLabel("More for Wistful 0").click();
        visit.page()
                .waitForResponse(
                        "**/songs",
                        () -> visit.named(AriaRole.MENUITEM, "Take out of this playlist")
                                .click());

        assertThat(added).hasText(new String[] {"Wistful 1"});
        assertThat(visit.page().locator("[data-kind=emotion]")).hasCount(7);
        assertThat(kept(device, "sad")).contains("Wistful 1").doesNotContain("Wistful 0");
    }

    private static List<String> kept(Device device, String emotion) {
        return device.get("/playlists").path("playlists").findParents("emotion").stream()
                .filter(playlist -> playlist.path("emotion").asText().equals(emotion))
                .flatMap(
                        playlist -> device
                                .get("/playlists/%d/songs"
                                        .formatted(playlist.path("id").asLong()))
                                .findValuesAsText("title")
                                .stream())
                .toList();
    }

    private static Locator rows(Visit visit) {
        return visit.page().locator(".rows .song-row");
    }

    private static void give(Device device, int count, String title) {
        IntStream.range(0, count).forEach(i -> device.addLink(title + " " + i));
    }
}
