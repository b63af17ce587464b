package io.sotto.model.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns that FER2013's files are made of. */
enum CsvColumn {
    EMOTION("emotion"),
    PIXELS("pixels"),
    USAGE("Usage");

    private static final Set<Set<CsvColumn>> KNOWN_HEADERS =
            Set.of(Set.of(EMOTION, PIXELS, USAGE), Set.of(EMOTION, PIXELS), Set.of(PIXELS));

    private final String word;

    CsvColumn(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The columns of a header line, in its order, in any case and with spaces; empty unless it is one of those known. */
    static Optional<List<CsvColumn>> ofHeader(String line) {
        List<Optional<CsvColumn>> columns =
                Arrays.stream(line.split(",", -1)).map(CsvColumn::ofName).toList();
        List<CsvColumn> known = columns.stream().flatMap(Optional::stream).toList();
        boolean complete = known.size() == columns.size() && Set.copyOf(known).size() == known.size();
        return complete && KNOWN_HEADERS.contains(Set.copyOf(known)) ? Optional.of(known) : Optional.empty();
    }

    private static Optional<CsvColumn> ofName(String name) {
        String bare = name.replace("\"", "").strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.word.toLowerCase(Locale.ROOT).equals(bare))
                .findFirst();
    }
}
