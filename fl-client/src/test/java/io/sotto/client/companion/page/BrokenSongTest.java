package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.library.SampleAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Songs whose file went away or was damaged since it was brought. */
@ExtendWith(InChromium.class)
class BrokenSongTest {
    @Test
    void songs_thatDoNotPlay_areSaidAndTheNextOneSounds(Visit visit, Device device, @TempDir Path music)
            throws IOException {
        Path gone = music.resolve("Broken A Gone.wav");
        Path damaged = music.resolve("Broken B Damaged.wav");
        SampleAudio.wav(gone, 1);
        SampleAudio.wav(damaged, 1);
        SampleAudio.wav(music.resolve("Broken C Whole.wav"), 60);
        device.addFolder(music, 3);
        Files.delete(gone);
        Files.writeString(damaged, "no sound at all");

        visit.expecting("/audio").go("library/songs");
        visit.search("Broken");
        assertThat(visit.page().locator(".rows .song-row")).hasCount(3);
        visit.page().locator(".rows .song-main").first().click();
        assertThat(visit.said("“Broken A Gone” does not play: its file is gone."))
                .isVisible();
        assertThat(visit.said("“Broken B Damaged” does not play: this browser cannot read its sound."))
                .isVisible();
        assertThat(visit.page().locator("[data-role=playing]")).hasText("Broken C Whole");
        visit.waitForSound();

        assertThat(device.get("/songs?query=Broken").path("total").asInt()).isEqualTo(3);
        assertThat(device.get("/songs?query=Gone").at("/songs/0/plays").asInt()).isZero();
    }

    @Test
    void song_whoseSoundDoesNotCome_isNoCompanionThatDoesNotAnswer(Visit visit) {
        visit.expecting("/audio").page().route("**/audio", route -> {
            // The media element asks for all of it and fails; asked why, nobody answers.
            if (!"bytes=0-0".equals(route.request().headers().get("range"))) {
                route.abort();
            }
        });
        visit.go("library/songs");
        visit.search("Slate");
        assertThat(visit.page().locator(".rows .song-row")).hasCount(1);
        visit.page().locator(".rows .song-main").first().click();

        assertThat(visit.said("“Rain on Slate” does not play: its sound does not come."))
                .isVisible();
        visit.page().unrouteAll();
    }
}
