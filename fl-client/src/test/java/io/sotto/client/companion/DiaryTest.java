package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.companion.contract.JournalLine;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.journal.DayRange;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Situation;
import io.sotto.client.vault.TestVaults;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiaryTest {
    private static final Instant MORNING = Instant.parse("2026-11-25T08:00:00Z");
    private static final Instant NEXT_EVENING = Instant.parse("2026-11-26T19:00:00Z");
    private static final Mood MOOD = Mood.of(Emotion.SAD);

    @TempDir
    Path folder;

    private Instant now = MORNING;
    private Vault vault;
    private Diary diary;
    private Settings settings;
    private Track song;

    @BeforeEach
    void open() {
        vault = TestVaults.open(folder);
        diary = new Diary(vault, () -> now);
        settings = new Preferences(vault.settings()).change("{\"keepJournal\": true}".getBytes(StandardCharsets.UTF_8));
        vault.songs()
                .addAll(
                        List.of(new TrackDraft(
                                TrackSource.LINK,
                                "https://example.org/1",
                                new TrackDetails("Low Tide", "", "", "", 0, 0, null, MOOD))),
                        MORNING);
        song = vault.songs().find(1).orElseThrow();
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void wish_onceMoreAndHeardOnAnotherDay_isAMomentOfThatDay() {
        felt("first", null);
        now = NEXT_EVENING;
        felt("second", "first");
        played("second");

        assertThat(lines()).containsExactly("2026-11-26T19:00:00Z picker Low Tide", "2026-11-25T08:00:00Z picker null");
    }

    @Test
    void song_ofAWishOfAnotherDay_isALineOfItsOwn() {
        felt("first", null);
        now = NEXT_EVENING;
        played("first");

        assertThat(lines()).containsExactly("2026-11-26T19:00:00Z song Low Tide", "2026-11-25T08:00:00Z picker null");
    }

    @Test
    void songs_thatGoOnLongAfterTheFirst_areNoNewMood() {
        felt("first", null);
        played("first");
        now = MORNING.plus(Duration.ofHours(1));
        felt("second", "first");
        played("second");

        assertThat(lines())
                .containsExactly("2026-11-25T09:00:00Z song Low Tide", "2026-11-25T08:00:00Z picker Low Tide");
    }

    private void felt(String recommendation, @Nullable String after) {
        diary.felt(recommendation, after, Emotion.SAD, MOOD, MoodSource.PICKER, settings);
    }

    private void played(String recommendation) {
        Situation situation = Situation.matching(Situation.certain(Emotion.SAD), now.atZone(ZoneOffset.UTC));
        diary.played(recommendation, song, situation, settings);
    }

    private List<String> lines() {
        return diary.page(DayRange.all(ZoneOffset.UTC), 0, 10).entries().stream()
                .map(DiaryTest::line)
                .toList();
    }

    private static String line(JournalLine line) {
        return "%s %s %s".formatted(line.at(), line.source(), line.title());
    }
}
