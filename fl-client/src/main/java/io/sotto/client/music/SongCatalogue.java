package io.sotto.client.music;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Songs to choose from, in a fixed order. Immutable. */
public record SongCatalogue(List<Song> songs) {
    private static final List<String> COLUMNS = List.of("title", "artist", "origin", "valence", "arousal");

    /** @throws IllegalArgumentException if there is no song */
    public SongCatalogue {
        songs = List.copyOf(songs);
        if (songs.isEmpty()) {
            throw new IllegalArgumentException("catalogue without a song: expected at least one");
        }
    }

    /** The songs that come with Sotto: works in the public domain and invented ones. */
    public static SongCatalogue builtIn() {
        try (InputStream in = Objects.requireNonNull(SongCatalogue.class.getResourceAsStream("songs.csv"))) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), "songs.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a CSV file with the columns title, artist, origin ({@code invented} or {@code public-domain}), valence and
     * arousal (-1 to 1), in any order.
     *
     * @param place what messages call it
     * @throws InvalidInputException if a column is missing or a field does not fit; the message names the line
     */
    static SongCatalogue read(Reader csv, String place) {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<Song> songs =
                    records.stream().map(fields -> song(fields, place)).toList();
            if (songs.isEmpty()) {
                throw new InvalidInputException("%s: expected at least one song, found none".formatted(place));
            }
            return new SongCatalogue(songs);
        } catch (CsvParseException e) {
            throw new InvalidInputException("%s: expected CSV, found: %s".formatted(place, e.getMessage()), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(place, e.getMessage()), e);
        }
    }

    private static Song song(NamedCsvRecord fields, String place) {
        String line = "%s, line %d".formatted(place, fields.getStartingLineNumber());
        if (!fields.getHeader().containsAll(COLUMNS)) {
            throw new InvalidInputException("%s: expected the columns %s, found %s"
                    .formatted(place, String.join(", ", COLUMNS), String.join(", ", fields.getHeader())));
        }
        if (fields.getFieldCount() != fields.getHeader().size()) {
            throw new InvalidInputException("%s: expected %d fields, found %d"
                    .formatted(line, fields.getHeader().size(), fields.getFieldCount()));
        }
        return new Song(
                text(fields, "title", line),
                text(fields, "artist", line),
                origin(fields.getField("origin"), line),
                new Mood(number(fields, "valence", line), number(fields, "arousal", line)));
    }

    private static String text(NamedCsvRecord fields, String column, String line) {
        String text = fields.getField(column).strip();
        if (text.isEmpty()) {
            throw new InvalidInputException("%s: expected a text in column %s, found none".formatted(line, column));
        }
        return text;
    }

    private static double number(NamedCsvRecord fields, String column, String line) {
        String text = fields.getField(column).strip();
        try {
            double number = Double.parseDouble(text);
            if (number >= -1 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInputException(misfit(line, column, text), e);
        }
        throw new InvalidInputException(misfit(line, column, text));
    }

    private static String misfit(String line, String column, String text) {
        return "%s: expected -1 to 1 in column %s, found '%s'".formatted(line, column, text);
    }

    private static Song.Origin origin(String word, String line) {
        return Arrays.stream(Song.Origin.values())
                .filter(origin -> origin.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("%s: expected one of %s in column origin, found '%s'"
                        .formatted(
                                line,
                                Arrays.stream(Song.Origin.values())
                                        .map(Song.Origin::word)
                                        .collect(Collectors.joining(", ")),
                                word)));
    }
}
