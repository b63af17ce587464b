package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InChromium.class)
class LongLibraryTest {
    private static final int SONGS = 20_000;
    private static final int AT_ONCE = 10_000;

    @Test
    void thousandsOfSongs_scrollToTheLastWithFewRowsDrawn(Chromium chromium, @TempDir Path home) {
        try (Device device = Device.started(home)) {
            for (int from = 0; from < SONGS; from += AT_ONCE) {
                device.importSongs(list(from));
            }
            int total = device.get("/songs?limit=1").path("total").asInt();
            try (Visit visit = Visit.to(chromium, device.address())) {
                visit.go("library/songs");
                Locator rows = visit.page().locator(".rows .song-row[data-state=full]");
                assertThat(rows.first()).isVisible();
                visit.page().locator(".rows-box").evaluate("box => { box.scrollTop = box.scrollHeight; }");

                assertThat(visit.page().locator(".song-row[aria-posinset='%d'][data-state=full]".formatted(total)))
                        .isVisible();
                assertThat(rows.count()).isLessThan(60);
                visit.page().locator(".rows .song-main").last().focus();
                visit.page().keyboard().press("Home");
                assertThat(visit.page().locator(".song-row[aria-posinset='1'][data-state=full]"))
                        .isVisible();
                visit.page().getByPlaceholder("Search songs").fill("song %06d".formatted(SONGS - 1));
                assertThat(rows).hasCount(1);
            }
        }
    }

    private static String list(int from) {
        return IntStream.range(from, from + AT_ONCE)
                .mapToObj(i -> "happy,Pop,Band %d,Song %06d,2020,https://example.org/%d".formatted(i % 700, i, i))
                .collect(Collectors.joining("\n", "expression,genre,artist,title,year,link\n", "\n"));
    }
}
