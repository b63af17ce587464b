package io.sotto.client.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.vault.TestVaults;
import io.sotto.client.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and feeds on a real vault. */
class LibraryRefreshTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path vaultFolder;

    @TempDir
    private Path music;

    private Vault vault;
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private LibraryRefresh refresh;

    @BeforeEach
    void open() throws IOException {
        vault = TestVaults.open(vaultFolder);
        refresh = new LibraryRefresh(vault.sources(), FeedReader.standard(), () -> now);
        SampleAudio.wav(music.resolve("dawn.wav"), 1);
        SampleAudio.wav(music.resolve("dusk.wav"), 1);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private List<String> titles() {
        return vault.songs().search(TrackQuery.words("", 100)).tracks().stream()
                .map(Track::title)
                .toList();
    }

    private LibrarySource add(LibrarySource.Kind kind, Path path) {
        return vault.sources().add(kind, path.toString(), null);
    }

    @Test
    void all_folderThatChanges_isFollowed() throws IOException {
        add(LibrarySource.Kind.FOLDER, music);
        List<String> progress = new ArrayList<>();

        List<RefreshReport> first = refresh.all((done, total) -> progress.add(done + "/" + total));
        Files.move(music.resolve("dusk.wav"), music.resolve("night.wav"));
        Files.writeString(music.resolve("broken.mp3"), "no");
        List<RefreshReport> second = refresh.all(ReadingProgress.SILENT);

        assertThat(progress).containsExactly("1/2", "2/2");
        assertThat(first).extracting(RefreshReport::count).containsExactly(new ImportCount(2, 0, 0));
        assertThat(second).extracting(RefreshReport::count).containsExactly(new ImportCount(1, 0, 1));
        assertThat(second.get(0).problems()).hasSize(1);
        assertThat(titles()).containsExactly("dawn", "night");
        assertThat(refresh.all(ReadingProgress.SILENT).get(0).count()).isEqualTo(new ImportCount(0, 0, 0));
    }

    @Test
    void all_folderThatIsAway_keepsItsSongsAndSaysSo(@TempDir Path elsewhere) throws IOException {
        Path disk = Files.createDirectory(elsewhere.resolve("disk"));
        SampleAudio.wav(disk.resolve("dawn.wav"), 1);
        LibrarySource source = add(LibrarySource.Kind.FOLDER, disk);
        refresh.all(ReadingProgress.SILENT);
        Files.move(disk, elsewhere.resolve("unplugged"));

        RefreshReport report = refresh.all(ReadingProgress.SILENT).get(0);

        assertThat(report.trouble()).contains("expected a folder, found nothing");
        assertThat(vault.sources().source(source.id()).orElseThrow().trouble()).isEqualTo(report.trouble());
        assertThat(titles()).containsExactly("dawn");
    }

    @Test
    void all_feedInAFile_bringsItsSongsAndTakesThemAway() throws IOException {
        Path list = Files.writeString(music.resolve("list.m3u"), "#EXTM3U\ndawn.wav\nhttps://example.org/Radio.mp3\n");
        add(LibrarySource.Kind.FEED, list);
        refresh.all(ReadingProgress.SILENT);
        assertThat(titles()).containsExactly("dawn", "Radio");

        Files.writeString(list, "#EXTM3U\ndawn.wav\n");
        assertThat(refresh.all(ReadingProgress.SILENT).get(0).count()).isEqualTo(new ImportCount(0, 0, 1));
        assertThat(titles()).containsExactly("dawn");
    }

    @Test
    void schedule_look_refreshesWhatIsDueAndNothingElse() {
        add(LibrarySource.Kind.FOLDER, music);
        List<RefreshReport> heard = new ArrayList<>();
        List<Duration> interval = new ArrayList<>(List.of(Duration.ZERO));
        RefreshSchedule schedule = new RefreshSchedule(refresh, () -> interval.get(0), heard::addAll);

        schedule.look();
        assertThat(heard).isEmpty();

        interval.set(0, DAY);
        schedule.look();
        assertThat(heard).hasSize(1);

        now = now.plus(DAY).minusSeconds(1);
        schedule.look();
        assertThat(heard).hasSize(1);

        now = now.plusSeconds(1);
        schedule.look();
        assertThat(heard).hasSize(2);

        now = now.minus(Duration.ofDays(400));
        schedule.look();
        assertThat(heard).hasSize(3);
    }
}
