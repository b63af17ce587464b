package io.sotto.client.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SongCsvTest {
    private static final String HEADER = "expression,genre,artist,title,year,link\n";

    private static ImportedList read(String csv) {
        return SongCsv.read(csv, "songs.csv", null);
    }

    @Test
    void read_columnsInAnyOrderAndCase_isUnderstood() {
        ImportedList list = read("""
                \uFEFFLink,Year,note,TITLE,Artist,Genre,Expression
                https://example.org/a,1999,x,"Dawn, again",Ana,Jazz,happy
                spotify:track:4uLU6hMCjMI75M1A2tKUQC,,,Dusk,,,
                https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQD?si=1,,,Night,,,triste
                """);

        assertThat(list.problems()).isEmpty();
        assertThat(list.tracks())
                .containsExactly(
                        new TrackDraft(
                                TrackSource.LINK,
                                "https://example.org/a",
                                TrackDetails.of("Dawn, again", "Ana", "Jazz", 1999, Emotion.HAPPY)),
                        new TrackDraft(
                                TrackSource.SPOTIFY,
                                "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
                                TrackDetails.of("Dusk", "", "", 0, null)),
                        new TrackDraft(
                                TrackSource.SPOTIFY,
                                "spotify:track:4uLU6hMCjMI75M1A2tKUQD",
                                TrackDetails.of("Night", "", "", 0, Emotion.SAD)));
    }

    @Test
    void read_semicolons_isUnderstood() {
        assertThat(read("emotion;genre;artist;title;year;link\nsad;;A, B;T;2000;https://example.org/\n")
                        .tracks())
                .extracting(draft -> draft.details().artist())
                .containsExactly("A, B");
    }

    @Test
    void read_fileBesideTheList_isThatFile(@TempDir Path folder) throws IOException {
        SampleAudio.wav(folder.resolve("a.wav"), 1);

        ImportedList list = SongCsv.read(HEADER + "sad,,,T,,a.wav\nsad,,,T,,b.wav\n", "songs.csv", folder);

        assertThat(list.tracks())
                .extracting(TrackDraft::location)
                .containsExactly(folder.resolve("a.wav").toRealPath().toString());
        assertThat(list.problems()).extracting(ImportProblem::line).containsExactly(3L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grumpy,,,T,,https://example.org | an emotion | 'grumpy'",
                "sad,,,T,99,https://example.org | a year | '99'",
                "sad,,,T,soon,https://example.org | a year | 'soon'",
                "sad,,,,,https://example.org | column title | none",
                "sad,,,T,, | an address or an audio file | ''",
                "sad,,,T,,ftp://example.org/x | http or https | 'ftp://example.org/x'",
                "sad,,,T,,/etc/passwd | an audio file | '/etc/passwd'",
                "sad,,T | 6 fields | 3",
                "sad,,,T,,https://u:p@example.org/ | without a password | not so"
            })
    void read_wrongField_namesLineExpectedAndFoundAndKeepsTheOthers(String row, String expected, String found) {
        ImportedList list =
                read(HEADER + "sad,,,A,,https://example.org/1\n" + row + "\nsad,,,B,,https://example.org/2\n");

        assertThat(list.tracks()).extracting(draft -> draft.details().title()).containsExactly("A", "B");
        assertThat(list.problems()).hasSize(1);
        assertThat(list.problems().get(0).toString())
                .startsWith("songs.csv, line 3: ")
                .contains(expected, found);
    }

    @Test
    void read_missingColumn_isRefusedWithWhatIsThere() {
        assertThatThrownBy(() -> read("expression,genre,artist,titel,year,link\nsad,,,T,,https://example.org\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("songs.csv, line 1", "expected the columns", "titel", "missing: title");
    }

    @ParameterizedTest
    @CsvSource({"''", "'expression,genre,artist,title,year,link'", "'\"never closed'"})
    void read_noList_isRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("songs.csv");
    }
}
