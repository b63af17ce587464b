package io.sotto.client.companion;

import io.sotto.client.companion.contract.JournalLine;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person takes along, as files that other programs read. */
final class Exports {
    private static final String COLUMNS = "at,emotion,valence,arousal,source,title,artist,said";

    private Exports() {}

    /** CSV (RFC 4180) with a heading. */
    static String csv(List<JournalLine> lines) {
        return lines.stream()
                .map(line -> Stream.of(
                                line.at(),
                                line.emotion().word(),
                                number(line.valence()),
                                number(line.arousal()),
                                line.source(),
                                line.title(),
                                line.artist(),
                                line.said())
                        .map(field -> quoted(Objects.requireNonNullElse(field, "")))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", COLUMNS + "\r\n", "\r\n"));
    }

    /** Extended M3U; songs that only Sotto can play are left out. */
    static String m3u(List<Track> tracks) {
        return tracks.stream()
                .filter(track -> track.source() != TrackSource.COMPOSED)
                .map(track -> "#EXTINF:%d,%s - %s\n%s\n"
                        .formatted(
                                track.details().seconds() == 0
                                        ? -1
                                        : track.details().seconds(),
                                oneLine(track.artist()),
                                oneLine(track.title()),
                                track.link().orElse(track.location())))
                .collect(Collectors.joining("", "#EXTM3U\n", ""));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
