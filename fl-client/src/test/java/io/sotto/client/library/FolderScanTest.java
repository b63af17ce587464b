package io.sotto.client.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderScanTest {
    @TempDir
    private Path root;

    private Path put(String sample, String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        SampleAudio.copy(sample, file);
        return file.toRealPath();
    }

    private Harvest scan(Map<String, String> known) {
        return new FolderScan(root, null).scan(known, ReadingProgress.SILENT);
    }

    private static Map<String, String> stamps(Harvest harvest) {
        return harvest.tracks().stream().collect(Collectors.toMap(TrackDraft::location, TrackDraft::stamp));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tagged.mp3", "tagged.flac", "tagged.ogg", "tagged.m4a"})
    void scan_taggedFile_readsWhatItSays(String sample) throws IOException {
        Path file = put(sample, sample);

        List<TrackDraft> tracks = scan(Map.of()).tracks();

        assertThat(tracks).hasSize(1);
        assertThat(tracks.get(0).location()).isEqualTo(file.toString());
        assertThat(tracks.get(0).source()).isEqualTo(TrackSource.FILE);
        assertThat(tracks.get(0).details())
                .isEqualTo(new TrackDetails(
                        "Pequeña siesta",
                        "Nobody",
                        "Quiet",
                        "Ambient",
                        2019,
                        tracks.get(0).details().seconds(),
                        null,
                        new Mood(0.3, -0.7)));
        assertThat(tracks.get(0).details().seconds()).isBetween(1, 2);
    }

    @Test
    void scan_fileWithoutTags_isCalledByItsName() throws IOException {
        SampleAudio.wav(root.resolve("Ana María - Dawn.wav"), 3);
        SampleAudio.wav(root.resolve("dusk.WAV"), 1);

        List<TrackDetails> songs =
                scan(Map.of()).tracks().stream().map(TrackDraft::details).toList();

        assertThat(songs)
                .extracting(TrackDetails::title, TrackDetails::artist, TrackDetails::seconds, TrackDetails::mood)
                .containsExactlyInAnyOrder(
                        tuple("Dawn", "Ana María", 3, new Mood(0, 0)), tuple("dusk", "", 1, new Mood(0, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "Sad/x, SAD",
        "happy/deep/er/x, HAPPY",
        "TRISTEZA/x, SAD",
        "alegría/x, HAPPY",
        "marah/x, ANGRY",
        "sad/happy/x, HAPPY",
        "sorpresa/x, SURPRISE",
        "jijik/x, DISGUST",
        "miedo/x, FEAR",
        "netral/x, NEUTRAL",
        "other/x,"
    })
    void scan_folderNamedByAnEmotion_givesItToItsSongs(String path, Emotion emotion) throws IOException {
        put("tagged.mp3", path + ".mp3");

        TrackDetails details = scan(Map.of()).tracks().get(0).details();

        assertThat(details.emotion()).isEqualTo(emotion);
        assertThat(details.mood()).isEqualTo(emotion == null ? new Mood(0.3, -0.7) : Mood.of(emotion));
    }

    @Test
    void scan_emotionOfTheSource_isThatOfAllSongs() throws IOException {
        put("tagged.mp3", "sad/x.mp3");

        Harvest harvest = new FolderScan(root, Emotion.ANGRY).scan(Map.of(), ReadingProgress.SILENT);

        assertThat(harvest.tracks().get(0).details().emotion()).isEqualTo(Emotion.ANGRY);
    }

    @Test
    void scan_again_readsOnlyWhatChanged() throws IOException {
        Path same = put("tagged.mp3", "a.mp3");
        Path changed = put("tagged.ogg", "b.ogg");
        Path gone = put("tagged.flac", "c.flac");
        Map<String, String> known = stamps(scan(Map.of()));
        Files.delete(gone);
        Files.delete(changed);
        SampleAudio.wav(root.resolve("d.wav"), 1);
        Files.write(changed, "no music any more".getBytes(StandardCharsets.UTF_8));

        Harvest second = scan(known);

        assertThat(known).hasSize(3);
        assertThat(second.tracks()).extracting(draft -> draft.details().title()).containsExactly("d");
        assertThat(second.unchanged()).containsExactlyInAnyOrder(same.toString(), changed.toString());
        assertThat(second.problems()).extracting(ImportProblem::place).containsExactly(changed.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3", "flac", "ogg", "m4a", "wav", "aiff", "wma"})
    void scan_damagedFile_isPassedOverAndNamed(String ending) throws IOException {
        put("tagged.mp3", "good.mp3");
        Path empty = root.resolve("empty." + ending);
        Path noise = root.resolve("noise." + ending);
        byte[] bytes = new byte[5_000];
        new SplittableRandom(6).nextBytes(bytes);
        Files.write(empty, new byte[0]);
        Files.write(noise, bytes);

        Harvest harvest = scan(Map.of());

        assertThat(harvest.tracks())
                .extracting(draft -> draft.details().title())
                .contains("Pequeña siesta");
        assertThat(harvest.tracks().size() + harvest.problems().size()).isEqualTo(3);
        assertThat(harvest.problems())
                .extracting(ImportProblem::place)
                .contains(empty.toRealPath().toString());
        assertThat(harvest.problems())
                .allSatisfy(problem ->
                        assertThat(problem.message()).contains("expected " + ending.toUpperCase(Locale.ROOT)));
    }

    @Test
    void scan_linksAndLoops_findEachFileOnce() throws IOException {
        put("tagged.mp3", "a/x.mp3");
        Files.createSymbolicLink(root.resolve("a/back"), root);
        Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("x.mp3"), root.resolve("a/x.mp3"));
        Files.createSymbolicLink(root.resolve("nowhere.mp3"), root.resolve("nothing"));

        Harvest harvest = scan(Map.of());

        assertThat(harvest.tracks()).hasSize(1);
    }

    @Test
    void scan_otherFiles_arePassedOverSilently() throws IOException {
        put("tagged.mp3", ".hidden/x.mp3");
        put("tagged.mp3", ".hidden.mp3");
        Files.writeString(root.resolve("cover.jpg"), "picture");
        Files.writeString(root.resolve("mp3"), "no ending");

        assertThat(scan(Map.of())).isEqualTo(new Harvest(List.of(), Set.of(), List.of()));
    }

    @Test
    void scan_noFolder_saysWhatIsThere() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");

        assertThatThrownBy(() -> new FolderScan(root.resolve("gone"), null).scan(Map.of(), ReadingProgress.SILENT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gone: expected a folder, found nothing");
        assertThatThrownBy(() -> new FolderScan(file, null).scan(Map.of(), ReadingProgress.SILENT))
                .hasMessageContaining("expected a folder, found a file");
    }
}
