package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.sotto.client.companion.web.StandInCompanion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A companion whose process may not write files past a bound meets what a full disk is: each write past it fails. */
@ExtendWith(InChromium.class)
class FullDiskTest {
    private static final int KIB = 2 << 10;
    private static final int SONGS = 300;
    private static final int MOST_LISTS = 40;

    @Tag("slow")
    @Test
    void list_thatDoesNotFit_isRefusedInWordsAndTheCompanionGoesOn(Chromium chromium, @TempDir Path folder)
            throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        Process process = start(folder);
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Visit visit = Visit.to(chromium, address(lines)).expecting("/")) {
            visit.button("Next").click();
            visit.button("Next").click();
            visit.button("Begin").click();
            visit.go("library/sources");
            assertThat(importUntilRefused(visit)).isEqualTo("The disk is full. Make some room; nothing was lost.");

            visit.go("library/songs");
            assertThat(visit.page().locator(".rows .song-row[data-state=full]").first())
                    .isVisible();
            visit.search("Low Tide");
            assertThat(visit.page().locator(".rows .song-row")).hasCount(1);
            visit.page().locator(".rows .song-main").click();
            assertThat(visit.waitForSound()).isEqualTo("Low Tide");
        } finally {
            process.getOutputStream().close();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        try (Device after = Device.fresh(folder.resolve("home"))) {
            assertThat(after.get("/settings").path("started").asBoolean()).isTrue();
            assertThat(after.get("/songs?query=Low%20Tide").path("total").asInt())
                    .isEqualTo(1);
        }
    }

    /** Native libraries are unpacked within the bound too, into a folder of its own, and may fail there. */
    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f %d; exec \"$@\"".formatted(KIB),
                        "limited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("natives"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandInCompanion.class.getName(),
                        folder.resolve("home").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String address(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("> ")) {
                return line.substring(2);
            }
        }
        throw new AssertionError("the companion ended before it said where it listens");
    }

    /** Lists of new songs, one after the other; what the page says of the first that is refused. */
    private static String importUntilRefused(Visit visit) {
        Locator input = visit.page().locator(".import input[type=file]");
        Locator outcome = visit.page().locator(".import .bad, .import [data-role=imported]");
        for (int i = 0; i < MOST_LISTS; i++) {
            input.setInputFiles(new FilePayload("songs.csv", "text/csv", list(i).getBytes(StandardCharsets.UTF_8)));
            assertThat(visit.page().locator(".import [role=status]")).not().hasText("Reading …");
            if (outcome.getAttribute("class") != null) {
                return outcome.innerText();
            }
        }
        return "never refused";
    }

    private static String list(int number) {
        String words = "long ".repeat(50).strip();
        return IntStream.range(0, SONGS)
                .mapToObj(i -> "happy,Pop,Band,Song %1$d-%2$d %3$s,2020,https://example.org/%1$d/%2$d"
                        .formatted(number, i, words))
                .collect(Collectors.joining("\n", "expression,genre,artist,title,year,link\n", "\n"));
    }
}
