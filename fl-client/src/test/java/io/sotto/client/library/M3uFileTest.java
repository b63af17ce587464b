package io.sotto.client.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class M3uFileTest {
    @TempDir
    private Path folder;

    private ImportedList read(String text) {
        return M3uFile.read(text, "list.m3u8", folder, Emotion.SAD);
    }

    @Test
    void read_informationPathsAndAddresses_areUnderstood() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        SampleAudio.wav(folder.resolve("sub/a.wav"), 2);
        SampleAudio.copy("tagged.mp3", folder.resolve("b.mp3"));

        ImportedList list = read("""
                \uFEFF#EXTM3U
                #PLAYLIST:Evenings
                #EXTINF:123 tvg-id="1",Ana María - Dawn

                sub\\a.wav
                b.mp3
                #EXTINF:-1,Radio
                https://example.org/stream?x=1
                https://example.org/songs/Dusk.mp3
                """);

        assertThat(list.problems()).isEmpty();
        assertThat(list.tracks())
                .extracting(draft -> draft.details().title())
                .containsExactly("Dawn", "Pequeña siesta", "Radio", "Dusk");
        assertThat(list.tracks()).extracting(draft -> draft.details().seconds()).containsExactly(123, 1, 0, 0);
        assertThat(list.tracks()).extracting(draft -> draft.details().emotion()).containsOnly(Emotion.SAD);
        assertThat(list.tracks().get(0).location())
                .isEqualTo(folder.resolve("sub/a.wav").toRealPath().toString());
        assertThat(list.tracks().get(2).source()).isEqualTo(TrackSource.LINK);
    }

    @Test
    void read_entriesThatAreNotThere_arePassedOverWithTheirLine() {
        ImportedList list = read("#EXTM3U\n\ngone.mp3\nhttps://example.org/a\nfile:///nothing/x.mp3\n");

        assertThat(list.tracks()).hasSize(1);
        assertThat(list.problems()).extracting(ImportProblem::line).containsExactly(3L, 5L);
        assertThat(list.problems().get(0))
                .hasToString("list.m3u8, line 3: expected an address or an audio file that is there, found 'gone.mp3'");
    }

    @Test
    void read_noText_isRefused() {
        assertThatThrownBy(() -> read("#EXTM3U\n\0\1\2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("list.m3u8: expected an M3U list");
    }

    @Test
    void write_songs_isAListThatReadsAsThem() throws IOException {
        SampleAudio.wav(folder.resolve("a.wav"), 2);
        String location = folder.resolve("a.wav").toRealPath().toString();
        TrackDetails dawn = new TrackDetails("Dawn\nagain", "Ana", "", "", 0, 2, null, MoodGuess.of(null, ""));
        List<Track> tracks = List.of(
                new Track(1, TrackSource.FILE, location, dawn, false, 0, Instant.EPOCH),
                new Track(
                        2,
                        TrackSource.SPOTIFY,
                        "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                        TrackDetails.of("Dusk", "", "", 0, null),
                        false,
                        0,
                        Instant.EPOCH),
                new Track(
                        3,
                        TrackSource.COMPOSED,
                        "piece",
                        TrackDetails.of("Piece", "", "", 0, null),
                        false,
                        0,
                        Instant.EPOCH));

        String list = M3uFile.write(tracks);

        assertThat(list)
                .startsWith("#EXTM3U\n")
                .contains("#EXTINF:2,Ana - Dawn again\n" + location + "\n", "# comes with Sotto: Piece\n");
        assertThat(read(list).tracks())
                .extracting(TrackDraft::location)
                .containsExactly(location, "spotify:track:4uLU6hMCjMI75M1A2tKUQC");
    }
}
