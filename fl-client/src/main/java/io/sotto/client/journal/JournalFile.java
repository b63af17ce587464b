package io.sotto.client.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal as a file that a person takes along. Times are ISO 8601 in UTC. */
public final class JournalFile {
    private static final int JSON_VERSION = 1;
    private static final List<String> COLUMNS =
            List.of("at", "emotion", "valence", "arousal", "source", "title", "artist", "said");

    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");

    private JournalFile() {}

    /** As CSV (RFC 4180) with a header; texts that a spreadsheet would take for a formula begin with an apostrophe. */
    public static String csv(List<JournalEntry> entries) {
        return Stream.concat(
                        Stream.of(String.join(",", COLUMNS)),
                        entries.stream().map(JournalEntry::moment).map(JournalFile::row))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** As JSON: {@code {"version": 1, "entries": [...]}}. */
    public static String json(List<JournalEntry> entries) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", JSON_VERSION);
        root.put("entries", entries.stream().map(JournalFile::fields).toList());
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new AssertionError("entries are plain values", e);
        }
    }

    /** An entry as the names and plain values of its JSON. */
    public static Map<String, Object> fields(JournalEntry entry) {
        Moment moment = entry.moment();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.id());
        fields.put("at", moment.at().toString());
        fields.put("emotion", moment.emotion().word());
        fields.put("valence", moment.mood().valence());
        fields.put("arousal", moment.mood().arousal());
        fields.put("source", moment.source().word());
        fields.put("song", moment.track());
        fields.put("title", moment.title());
        fields.put("artist", moment.artist());
        fields.put("said", moment.said());
        return fields;
    }

    private static String row(Moment moment) {
        return Stream.of(
                        moment.at().toString(),
                        moment.emotion().word(),
                        String.valueOf(moment.mood().valence()),
                        String.valueOf(moment.mood().arousal()),
                        moment.source().word(),
                        quoted(moment.title()),
                        quoted(moment.artist()),
                        quoted(moment.said()))
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
