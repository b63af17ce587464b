package io.sotto.client.library;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A list of songs as CSV with the columns expression, genre, artist, title, year and link, in any order and case; others are
 * passed over. Fields are separated by commas or, as spreadsheets do in many countries, semicolons. Only title and link must
 * not be empty. A list without one of the columns is refused whole; a row with a wrong field is passed over, with its line and
 * what was expected there.
 */
public final class SongCsv {
    private static final List<String> COLUMNS = List.of("expression", "genre", "artist", "title", "year", "link");
    private static final int MOST_PROBLEMS = 1000;

    private final String place;
    private final @Nullable Path base;
    private final List<TrackDraft> tracks = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    private SongCsv(String place, @Nullable Path base) {
        this.place = place;
        this.base = base;
    }

    /**
     * Reads a list.
     *
     * @param place what messages call it
     * @param base the folder that links to files are relative to; null if there is none
     * @throws InvalidInputException if it is no CSV or a column is missing
     */
    public static ImportedList read(String csv, String place, @Nullable Path base) {
        return new SongCsv(place, base).read(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
    }

    private ImportedList read(String csv) {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator(csv))
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(csv)) {
            Map<String, String> columns = Map.of();
            for (NamedCsvRecord row : records) {
                if (columns.isEmpty()) {
                    columns = columns(row.getHeader());
                }
                add(row, columns);
            }
            if (columns.isEmpty()) {
                throw new InvalidInputException("%s: expected the columns %s and rows below, found no row"
                        .formatted(place, String.join(", ", COLUMNS)));
            }
            return new ImportedList(tracks, problems);
        } catch (CsvParseException e) {
            throw new InvalidInputException("%s: expected CSV, found: %s".formatted(place, e.getMessage()), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: cannot be read: %s".formatted(place, e), e);
        }
    }

    private static char separator(String csv) {
        String header = csv.lines().findFirst().orElse("");
        return header.chars().filter(character -> character == ';').count()
                        > header.chars().filter(character -> character == ',').count()
                ? ';'
                : ',';
    }

    private Map<String, String> columns(List<String> header) {
        Map<String, String> columns = new TreeMap<>();
        for (String name : header) {
            String plain = name.strip().toLowerCase(Locale.ROOT);
            columns.putIfAbsent(plain.equals("emotion") ? "expression" : plain, name);
        }
        List<String> missing =
                COLUMNS.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new InvalidInputException("%s, line 1: expected the columns %s, found %s; missing: %s"
                    .formatted(
                            place, String.join(", ", COLUMNS), String.join(", ", header), String.join(", ", missing)));
        }
        return columns;
    }

    private void add(NamedCsvRecord row, Map<String, String> columns) {
        try {
            if (row.getFieldCount() != row.getHeader().size()) {
                throw new InvalidInputException(
                        "expected %d fields, found %d".formatted(row.getHeader().size(), row.getFieldCount()));
            }
            tracks.add(draft(row, columns));
        } catch (InvalidInputException e) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(new ImportProblem(place, row.getStartingLineNumber(), String.valueOf(e.getMessage())));
            }
        }
    }

    private TrackDraft draft(NamedCsvRecord row, Map<String, String> columns) {
        String title = field(row, columns, "title");
        if (title.isEmpty()) {
            throw new InvalidInputException("expected a text in column title, found none");
        }
        TrackDetails details = TrackDetails.of(
                title,
                field(row, columns, "artist"),
                field(row, columns, "genre"),
                year(field(row, columns, "year")),
                emotion(field(row, columns, "expression")));
        SongLink link = SongLink.of(field(row, columns, "link"), base);
        return new TrackDraft(link.source(), link.location(), details);
    }

    private static String field(NamedCsvRecord row, Map<String, String> columns, String column) {
        return Optional.ofNullable(columns.get(column))
                .map(name -> row.getField(name).strip())
                .orElse("");
    }

    private static int year(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[1-9]\\d{3}")) {
            throw new InvalidInputException(
                    "expected a year, 1000 to 9999, in column year, found '%s'".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Emotion emotion(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return EmotionWords.find(text)
                .orElseThrow(() -> new InvalidInputException(
                        "expected an emotion (angry, disgust, fear, happy, sad, surprise or neutral) in column expression,"
                                + " found '%s'".formatted(text)));
    }
}
