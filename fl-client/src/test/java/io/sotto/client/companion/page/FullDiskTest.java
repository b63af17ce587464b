package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.sotto.client.vault.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of a full disk. What the vault does on one is its own test's. */
@ExtendWith(InChromium.class)
class FullDiskTest {
    private static final int SONGS = 2_000;

    @Test
    void list_thatDoesNotFit_isRefusedInWordsAndTakenOnceThereIsRoom(Chromium chromium, @TempDir Path home)
            throws IOException, InterruptedException {
        try (SmallDisk disk = new SmallDisk(home, 16);
                Device device = Device.started(disk.folder());
                Visit visit = Visit.to(chromium, device.address()).expecting("/library/import")) {
            disk.leave(1 << 10);
            visit.go("library/sources");
            Locator outcome = visit.page().locator(".import [role=status]");
            importList(visit);
            assertThat(outcome).hasText("The disk is full. Make some room; nothing was lost.");

            visit.go("library/songs");
            visit.search("Low Tide");
            assertThat(visit.page().locator(".rows .song-row")).hasCount(1);
            disk.makeRoom();
            visit.go("library/sources");
            importList(visit);
            assertThat(visit.page().locator(".import [data-role=imported]")).isVisible();
            assertThat(device.get("/songs?query=Long%20Song").path("total").asInt())
                    .isEqualTo(SONGS);
        }
    }

    private static void importList(Visit visit) {
        String list = IntStream.range(0, SONGS)
                .mapToObj("happy,Pop,Band,Long Song %1$d,2020,https://example.org/%1$d"::formatted)
                .collect(Collectors.joining("\n", "expression,genre,artist,title,year,link\n", "\n"));
        visit.page()
                .locator(".import input[type=file]")
                .setInputFiles(new FilePayload("songs.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    }
}
