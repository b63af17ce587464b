package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SongCatalogueTest {
    private static final String HEADER = "title,artist,origin,valence,arousal\n";

    private final SongCatalogue builtIn = SongCatalogue.builtIn();

    @Test
    void builtIn_songs_areManyAndAllDifferent() {
        assertThat(builtIn.songs()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        assertThat(builtIn.songs().stream().map(Song::title)).doesNotHaveDuplicates();
        assertThat(builtIn.songs().stream().map(Song::origin)).contains(Song.Origin.values());
    }

    @Test
    void builtIn_everyEmotion_hasSongsNearby() {
        for (Emotion emotion : Emotion.values()) {
            assertThat(builtIn.songs().stream().filter(song -> song.mood().distanceTo(Mood.of(emotion)) < 0.35))
                    .as("songs near %s", emotion)
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void read_columnsInAnotherOrder_areFoundByName() {
        SongCatalogue catalogue = SongCatalogue.read(
                new StringReader("arousal,title,valence,origin,artist\n-0.5,Café,0.25,invented,\"Me, myself\"\n"),
                "x.csv");

        assertThat(catalogue.songs())
                .containsExactly(new Song("Café", "Me, myself", Song.Origin.INVENTED, new Mood(0.25, -0.5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,B,invented,2,0|x.csv, line 3: expected -1 to 1 in column valence, found '2'",
                "A,B,invented,0,loud|x.csv, line 3: expected -1 to 1 in column arousal, found 'loud'",
                "A,B,invented,0,NaN|x.csv, line 3: expected -1 to 1 in column arousal, found 'NaN'",
                "A,B,stolen,0,0|x.csv, line 3: expected one of invented, public-domain in column origin, found 'stolen'",
                "A, ,invented,0,0|x.csv, line 3: expected a text in column artist, found none",
            })
    void read_fieldThatDoesNotFit_isRefusedByLine(String row, String message) {
        assertThatThrownBy(() -> SongCatalogue.read(new StringReader(HEADER + "A,B,invented,0,0\n" + row), "x.csv"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void read_columnMissing_isRefused() {
        assertThatThrownBy(() -> SongCatalogue.read(new StringReader("title,mood\nA,glad\n"), "x.csv"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x.csv: expected the columns title, artist, origin, valence, arousal, found title, mood");
    }

    @Test
    void read_rowWithTooFewFields_isRefused() {
        assertThatThrownBy(() -> SongCatalogue.read(new StringReader(HEADER + "A,B\n"), "x.csv"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x.csv, line 2: expected 5 fields, found 2");
    }

    @Test
    void read_nothing_isRefused() {
        assertThatThrownBy(() -> SongCatalogue.read(new StringReader(HEADER), "x.csv"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("x.csv: expected at least one song, found none");
    }
}
