package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.client.journal.DayRange;
import io.sotto.client.journal.JournalDay;
import io.sotto.client.journal.JournalEntry;
import io.sotto.client.journal.Moment;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import io.sotto.privacy.crypto.SecretBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest extends WithVault {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final DayRange ALL = DayRange.all(JAKARTA);

    private static Moment moment(String at, Emotion emotion) {
        return Moment.of(Instant.parse(at), emotion, Mood.of(emotion), MoodSource.PICKER);
    }

    @Test
    void add_withSongAndWords_isThereAfterReopening() {
        Track track = vault.songs()
                .add(
                        new TrackDraft(
                                TrackSource.LINK, "https://example.org", TrackDetails.of("Dawn", "Ana", "", 0, null)),
                        Instant.EPOCH);
        JournalEntry entry = vault.journal()
                .add(moment("2026-11-25T12:00:00Z", Emotion.SAD)
                        .with(track.id(), "Dawn", "Ana")
                        .saying("it helped, \"a little\""));

        vault.close();
        open();

        assertThat(vault.journal().find(entry.id())).contains(entry);
        vault.songs().delete(List.of(track.id()));
        Moment left = vault.journal().find(entry.id()).orElseThrow().moment();
        assertThat(left.track()).isNull();
        assertThat(left.title()).isEqualTo("Dawn");
    }

    @Test
    void replace_entry_changesItAlone() {
        JournalEntry first = vault.journal().add(moment("2026-11-25T12:00:00Z", Emotion.SAD));
        JournalEntry second = vault.journal().add(moment("2026-11-25T13:00:00Z", Emotion.SAD));
        JournalEntry said = new JournalEntry(first.id(), first.moment().saying("better"));

        assertThat(vault.journal().replace(said)).isTrue();

        assertThat(vault.journal().all(ALL)).containsExactly(said, second);
        assertThat(vault.journal().replace(new JournalEntry(99, first.moment())))
                .isFalse();
    }

    @Test
    void page_range_isThatOfTheZonesDays() {
        JournalEntry before = vault.journal().add(moment("2026-11-24T16:59:59Z", Emotion.SAD));
        JournalEntry first = vault.journal().add(moment("2026-11-24T17:00:00Z", Emotion.HAPPY));
        JournalEntry last = vault.journal().add(moment("2026-11-25T16:59:59Z", Emotion.HAPPY));
        DayRange day = new DayRange(LocalDate.parse("2026-11-25"), LocalDate.parse("2026-11-25"), JAKARTA);

        assertThat(vault.journal().page(day, 0, 10).entries()).containsExactly(last, first);
        assertThat(vault.journal().page(day, 1, 10).entries()).containsExactly(first);
        assertThat(vault.journal().page(day, 0, 1).total()).isEqualTo(2);
        assertThat(vault.journal().page(ALL, 2, 1).entries()).containsExactly(before);
    }

    @Test
    void days_severalMoments_areSummedUp() {
        vault.journal().add(moment("2026-11-24T16:00:00Z", Emotion.NEUTRAL));
        vault.journal().add(moment("2026-11-24T18:00:00Z", Emotion.HAPPY));
        vault.journal().add(moment("2026-11-25T10:00:00Z", Emotion.SAD).with(1, "Dawn", "Ana"));

        List<JournalDay> days = vault.journal().days(ALL);

        assertThat(days)
                .extracting(JournalDay::day)
                .containsExactly(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"));
        JournalDay second = days.get(1);
        assertThat(second.entries()).isEqualTo(2);
        assertThat(second.songs()).isEqualTo(1);
        assertThat(second.emotions()).isEqualTo(Map.of(Emotion.HAPPY, 1, Emotion.SAD, 1));
        assertThat(second.valence())
                .isCloseTo(
                        (Mood.of(Emotion.HAPPY).valence() + Mood.of(Emotion.SAD).valence()) / 2, within(1e-12));
    }

    @Test
    void days_songsWithoutAMood_countAsSongsAlone() {
        vault.journal()
                .add(Moment.of(
                                Instant.parse("2026-11-24T16:00:00Z"),
                                Emotion.SAD,
                                Mood.of(Emotion.SAD),
                                MoodSource.SONG)
                        .with(1, "Dawn", "Ana"));

        assertThat(vault.journal().days(ALL))
                .containsExactly(new JournalDay(LocalDate.parse("2026-11-24"), 0, 0, 0, Map.of(), 1));
    }

    @Test
    void delete_entries_nothingOfThemIsLeftInTheFileEvenForWhoHasTheKey() throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        byte[] goneBytes = new byte[100];
        byte[] keptBytes = new byte[100];
        random.nextBytes(goneBytes);
        random.nextBytes(keptBytes);
        String gone = HexFormat.of().formatHex(goneBytes);
        String kept = HexFormat.of().formatHex(keptBytes);
        JournalEntry doomed =
                vault.journal().add(moment("2026-11-25T12:00:00Z", Emotion.SAD).saying(gone));
        vault.journal().replace(doomed);
        JournalEntry other =
                vault.journal().add(moment("2026-11-25T13:00:00Z", Emotion.SAD).saying(kept));
        assertThat(Traces.of(gone, TestVaults.plainBytes(folder))).isPositive();

        assertThat(vault.journal().delete(doomed.id())).isTrue();

        byte[] whileOpen = TestVaults.plainBytes(folder);
        assertThat(Traces.of(gone, whileOpen)).isZero();
        assertThat(Traces.of(kept, whileOpen)).isPositive();
        vault.close();
        assertThat(Traces.of(gone, TestVaults.plainBytes(folder))).isZero();
        open();
        assertThat(vault.journal().all(ALL)).containsExactly(other);
    }

    @Test
    void delete_killedBeforeTheFileWasRewritten_isDoneAtTheNextOpening(@TempDir Path copy) throws IOException {
        String gone = "they never knew of it";
        vault.journal().add(moment("2026-11-25T12:00:00Z", Emotion.SAD).saying(gone));
        vault.close();
        try (SecretBytes key = TestVaults.keys(folder).unlock(Optional.empty());
                Database database = new Database(folder.resolve(Vault.DATABASE), key)) {
            database.change(handle -> {
                handle.execute("DELETE FROM journal");
                handle.execute("UPDATE vault SET erasure_due = TRUE");
            });
            TestVaults.copy(folder, copy);
        }
        assertThat(Traces.of(gone, TestVaults.plainBytes(copy))).isPositive();

        TestVaults.open(copy).close();

        assertThat(Traces.of(gone, TestVaults.plainBytes(copy))).isZero();
    }

    @Test
    void delete_rangeAndAll_saysHowMany() {
        vault.journal().add(moment("2026-11-23T12:00:00Z", Emotion.SAD));
        vault.journal().add(moment("2026-11-24T12:00:00Z", Emotion.SAD));
        vault.journal().add(moment("2026-11-25T12:00:00Z", Emotion.SAD));

        assertThat(vault.journal().delete(new DayRange(null, LocalDate.parse("2026-11-23"), JAKARTA)))
                .isEqualTo(1);
        assertThat(vault.journal().count()).isEqualTo(2);
        assertThat(vault.journal().deleteAll()).isEqualTo(2);
        assertThat(vault.journal().deleteAll()).isZero();
        assertThat(vault.journal().delete(1)).isFalse();
    }
}
