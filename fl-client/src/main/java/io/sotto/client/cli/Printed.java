package io.sotto.client.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.library.ImportProblem;
import io.sotto.client.library.Track;
import io.sotto.model.Emotion;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What commands print of a companion: for a person, or one JSON object. */
final class Printed {
    private static final int JSON_VERSION = 1;
    private static final int MOST_PROBLEMS = 20;

    private Printed() {}

    /** Prints {@code {"version": 1, NAME: VALUE}}. */
    static void json(CommandSpec spec, String name, Object value) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", JSON_VERSION);
        root.put(name, value);
        try {
            line(spec, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root));
        } catch (JsonProcessingException e) {
            throw new AssertionError("these are plain values", e);
        }
    }

    static void line(CommandSpec spec, String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    /** Names what was passed over, on standard error. */
    static void problems(CommandSpec spec, List<ImportProblem> problems) {
        PrintWriter err = spec.commandLine().getErr();
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> err.println("passed over: " + problem));
        if (problems.size() > MOST_PROBLEMS) {
            err.printf("and %d more%n", problems.size() - MOST_PROBLEMS);
        }
        err.flush();
    }

    static String track(Track track) {
        return String.format(
                Locale.ROOT,
                "%6d  %-8s %5.2f %5.2f  %-40.40s %-30.30s %s",
                track.id(),
                word(track.details().emotion()),
                track.mood().valence(),
                track.mood().arousal(),
                track.title(),
                track.artist(),
                track.link().orElse(track.location()));
    }

    static Map<String, Object> fields(Track track) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", track.id());
        fields.put("title", track.title());
        fields.put("artist", track.artist());
        fields.put("album", track.details().album());
        fields.put("genre", track.details().genre());
        fields.put("year", track.details().year());
        fields.put("seconds", track.details().seconds());
        fields.put(
                "emotion",
                track.details().emotion() == null
                        ? null
                        : track.details().emotion().word());
        fields.put("valence", track.mood().valence());
        fields.put("arousal", track.mood().arousal());
        fields.put("source", track.source().word());
        fields.put("location", track.location());
        fields.put("favourite", track.favourite());
        fields.put("plays", track.plays());
        return fields;
    }

    static String word(@Nullable Emotion emotion) {
        return emotion == null ? "-" : emotion.word();
    }
}
