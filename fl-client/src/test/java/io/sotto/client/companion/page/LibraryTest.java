package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Songs, playlists and lists that are imported. */
@ExtendWith(InChromium.class)
class LibraryTest {
    private static final String HEAD = "expression,genre,artist,title,year,link\n";

    @SuppressWarnings("NullAway.Init")
    private static Device device;

    @SuppressWarnings("NullAway.Init")
    private static Visit visit;

    @BeforeAll
    static void start(Chromium chromium, @TempDir Path home) {
        device = Device.started(home);
        visit = Visit.to(chromium, device.address()).expecting("/spotify");
    }

    @AfterAll
    static void stop() {
        try {
            visit.close();
        } finally {
            device.close();
        }
    }

    @Tag("slow")
    @Test
    void importedList_isThereAndItsProblemsStandByLine() {
        visit.go("library/sources");
        String list = HEAD
                + "happy,Soul,Nina Simone,Feeling Good,1965,https://example.org/feeling-good\n"
                + "joyless,Rock,Nobody,No Such Mood,1999,https://example.org/none\n";
        visit.page()
                .locator(".import input[type=file]")
                .setInputFiles(new FilePayload("songs.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        assertThat(visit.page().locator("[data-role=imported]")).hasText("1 added, 0 updated.");
        assertThat(visit.page().locator(".import .problems")).containsText("Line 3:");

        visit.go("library/songs");
        search("feeling nina");
        assertThat(rows()).hasCount(1);
        Locator link = rows().getByRole(AriaRole.LINK);
        assertThat(link).hasAttribute("target", "_blank");
        assertThat(link).hasAttribute("rel", Pattern.compile("noopener"));
        assertThat(link).hasAttribute("href", "https://example.org/feeling-good");
    }

    @Tag("slow")
    @Test
    void listWithWrongColumns_isRefusedInWords() {
        visit.expecting("/import").go("library/sources");
        visit.page().getByLabel("Or paste it here").fill("name,colour\nx,red\n");
        visit.button("Import").click();

        assertThat(visit.page().locator(".import .bad").first()).isVisible();
    }

    @Test
    void manySelected_leaveTheLibraryAfterAQuestion() {
        give(30, "Bulk");
        visit.go("library/songs");
        search("Bulk");
        assertThat(visit.page().getByText("30 songs", exactly())).isVisible();
        rows().first().getByRole(AriaRole.CHECKBOX).check();
        visit.button("Select all").click();
        assertThat(visit.page().getByText("30 selected")).isVisible();
        visit.page().locator(".bulk").getByText("Remove").click();
        assertThat(visit.dialog()).containsText("Remove 30 songs?");
        visit.dialog()
                .getByText("Remove", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(visit.page().getByText("Nothing matches.")).isVisible();
        assertThat(device.get("/songs?query=Bulk").path("total").asInt()).isZero();
    }

    @Test
    void song_getsAnotherEmotionAndBecomesAFavourite() {
        give(1, "Changeling");
        visit.go("library/songs");
        search("Changeling");
        rows().first().getByLabel("More for Changeling 0").click();
        visit.named(AriaRole.MENUITEM, "Edit").click();
        visit.dialog().getByLabel("Emotion").selectOption("sad");
        visit.dialog().getByText("Save").click();
        assertThat(rows().first().locator(".song-emotion")).hasText("Sad");
        rows().first().getByLabel("Favourite: Changeling 0").click();
        assertThat(rows().first().getByLabel("Favourite: Changeling 0")).hasAttribute("aria-pressed", "true");
        visit.button("Favourites only").click();

        assertThat(rows()).hasCount(1);
    }

    @Test
    void ownPlaylist_isMadeFilledAndPutInOrder() {
        give(3, "Ordered");
        visit.go("library/songs");
        search("Ordered");
        assertThat(rows()).hasCount(3);
        rows().first().getByRole(AriaRole.CHECKBOX).check();
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

    private static Locator rows() {
        return visit.page().locator(".rows .song-row");
    }

    private static void search(String words) {
        visit.page().getByPlaceholder("Search songs").fill(words);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void give(int count, String title) {
        IntStream.range(0, count).forEach(i -> device.addLink(title + " " + i));
    }
}
