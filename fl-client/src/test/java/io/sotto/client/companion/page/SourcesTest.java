package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.sotto.client.library.SampleAudio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Folders, feeds and lists that a person brings, and those that cannot be read. */
@ExtendWith(InChromium.class)
class SourcesTest {
    private static final String HEAD = "expression,genre,artist,title,year,link\n";

    @BeforeEach
    void open(Visit visit) {
        visit.expecting("/spotify").go("library/sources");
    }

    @Test
    void folder_isReadAndItsSongsAreThereUntilItIsForgotten(Visit visit, @TempDir Path music) throws IOException {
        Path sad = Files.createDirectory(music.resolve("sad"));
        SampleAudio.copy("tagged.mp3", sad.resolve("siesta.mp3"));
        SampleAudio.wav(music.resolve("Untagged Morning.wav"), 1);
        add(visit, "Folders", "Path of a folder on this device", music.toString());

        Locator row = row(visit, music.toString());
        assertThat(row).containsText("2 songs");
        assertThat(row).containsText("read ");
        visit.go("library/songs");
        visit.search("siesta");
        assertThat(visit.page().locator(".rows .song-row")).hasCount(1);
        assertThat(visit.page().locator(".rows .song-emotion")).hasText("Sad");

        visit.go("library/sources");
        row.getByLabel("Forget " + music).click();
        visit.dialog().getByText("Forget", Visit.exactly()).click();
        assertThat(row).hasCount(0);
        visit.go("library/songs");
        visit.search("siesta");
        assertThat(visit.page().getByText("Nothing matches.")).isVisible();
    }

    @Test
    void folder_thatGoesAway_saysSoAndIsStillThere(Visit visit, @TempDir Path parent) throws IOException {
        Path music = Files.createDirectory(parent.resolve("stick"));
        SampleAudio.wav(music.resolve("On the Stick.wav"), 1);
        add(visit, "Folders", "Path of a folder on this device", music.toString());
        assertThat(row(visit, music.toString())).containsText("one song");
        Files.delete(music.resolve("On the Stick.wav"));
        Files.delete(music);
        visit.button("Read again now").click();

        assertThat(row(visit, music.toString()).locator(".bad")).containsText("expected a folder, found nothing");
        assertThat(row(visit, music.toString())).containsText("one song");
    }

    @Test
    void folder_thatIsNone_isRefusedInWordsAndStaysInItsField(Visit visit) {
        visit.expecting("/library/folders");
        add(visit, "Folders", "Path of a folder on this device", "/no/such/folder");

        assertThat(visit.said("expected a folder that can be read, found none at '/no/such/folder'"))
                .isVisible();
        assertThat(card(visit, "Folders").getByLabel("Path of a folder on this device"))
                .hasValue("/no/such/folder");
    }

    @Test
    void feed_inAFile_bringsItsSongs(Visit visit, @TempDir Path folder) throws IOException {
        Path list = Files.writeString(
                folder.resolve("radio.m3u"), "#EXTM3U\n#EXTINF:10,Band - Windy Feed\nhttps://example.org/windy\n");
        add(visit, "Feeds", "Address or path", list.toString());

        assertThat(row(visit, list.toString())).containsText("one song");
        visit.go("library/songs");
        visit.search("windy feed");
        assertThat(visit.page().locator(".rows .song-row")).hasCount(1);
    }

    @Test
    void feed_thatDoesNotAnswer_saysSoBesideItsName(Visit visit) {
        String nobody = "http://127.0.0.1:1/songs.m3u";
        add(visit, "Feeds", "Address or path", nobody);

        assertThat(row(visit, nobody).locator(".bad")).containsText(nobody);
    }

    @Test
    void importedList_isThereAndItsProblemsStandByLine(Visit visit) {
        String list = HEAD
                + "happy,Soul,Nina Simone,Feeling Good,1965,https://example.org/feeling-good\n"
                + "joyless,Rock,Nobody,No Such Mood,1999,https://example.org/none\n";
        visit.page()
                .locator(".import input[type=file]")
                .setInputFiles(new FilePayload("songs.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        assertThat(visit.page().locator("[data-role=imported]")).hasText("1 added, 0 updated.");
        assertThat(visit.page().locator(".import .problems")).containsText("Line 3:");
        assertThat(visit.page().locator(".import .problems")).containsText("joyless");

        visit.go("library/songs");
        visit.search("feeling nina");
        Locator row = visit.page().locator(".rows .song-row");
        assertThat(row).hasCount(1);
        Locator link = row.getByRole(AriaRole.LINK);
        assertThat(link).hasAttribute("target", "_blank");
        assertThat(link).hasAttribute("rel", Pattern.compile("noopener"));
        assertThat(link).hasAttribute("href", "https://example.org/feeling-good");
    }

    @Test
    void listWithWrongColumns_isRefusedWithItsLineAndWhatWasExpected(Visit visit) {
        visit.expecting("/import").page().getByLabel("Or paste it here").fill("name,colour\nx,red\n");
        visit.button("Import").click();

        Locator words = visit.page().locator(".import .bad").first();
        assertThat(words)
                .containsText("line 1: expected the columns expression, genre, artist, title, year, link, found"
                        + " name, colour");
        assertThat(visit.page().getByLabel("Or paste it here")).hasValue("name,colour\nx,red\n");
    }

    private static void add(Visit visit, String card, String label, String value) {
        card(visit, card).getByLabel(label).fill(value);
        card(visit, card).getByText("Add", Visit.exactly()).click();
    }

    private static Locator card(Visit visit, String title) {
        return visit.page()
                .locator(".sources .card", new Page.LocatorOptions().setHas(visit.named(AriaRole.HEADING, title)));
    }

    private static Locator row(Visit visit, String name) {
        return visit.page().locator(".source-list li", new Page.LocatorOptions().setHasText(name));
    }
}
