package io.sotto.client.library;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Playlists as M3U: an address or path a line, before it maybe {@code #EXTINF:SECONDS,ARTIST - TITLE}. Paths are relative to
 * the list. Entries that are no song or not there are passed over, with their line.
 */
public final class M3uFile {
    private static final Pattern INFORMATION = Pattern.compile("#EXTINF:\\s*(-?\\d{1,6})[^,]*,(.*)");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t\r\n\f]]");

    private final String place;
    private final @Nullable Path base;
    private final @Nullable Emotion emotion;
    private final List<TrackDraft> tracks = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();

    private M3uFile(String place, @Nullable Path base, @Nullable Emotion emotion) {
        this.place = place;
        this.base = base;
        this.emotion = emotion;
    }

    /** Whether a text begins as an extended M3U does. */
    static boolean looksLike(String text) {
        return text.stripLeading().startsWith("#EXTM3U");
    }

    /**
     * Reads a list.
     *
     * @param place what messages call it
     * @param base the folder that paths are relative to; null if there is none
     * @param emotion what all its songs are for; null if that is not known
     * @throws InvalidInputException if it is no text
     */
    public static ImportedList read(String text, String place, @Nullable Path base, @Nullable Emotion emotion) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (CONTROL.matcher(plain).find()) {
            throw new InvalidInputException("%s: expected an M3U list, found a file that is no text".formatted(place));
        }
        return new M3uFile(place, base, emotion).read(plain.lines().toList());
    }

    private ImportedList read(List<String> lines) {
        @Nullable Matcher information = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("#")) {
                Matcher matcher = INFORMATION.matcher(line);
                information = matcher.matches() ? matcher : information;
            } else if (!line.isEmpty()) {
                add(line, i + 1, information);
                information = null;
            }
        }
        return new ImportedList(tracks, problems);
    }

    private void add(String entry, int line, @Nullable Matcher information) {
        try {
            SongLink link = SongLink.of(entry, base);
            tracks.add(new TrackDraft(link.source(), link.location(), details(link, information)));
        } catch (InvalidInputException | IllegalArgumentException | UnreadableAudioException e) {
            problems.add(new ImportProblem(place, line, String.valueOf(e.getMessage())));
        }
    }

    private TrackDetails details(SongLink link, @Nullable Matcher information) throws UnreadableAudioException {
        if (information != null && !information.group(2).isBlank()) {
            TrackDetails named = AudioTags.ofName(information.group(2).strip(), emotion);
            int seconds = Math.max(0, Integer.parseInt(information.group(1)));
            return new TrackDetails(named.title(), named.artist(), "", "", 0, seconds, named.emotion(), named.mood());
        }
        return link.source() == TrackSource.FILE
                ? AudioTags.read(Path.of(link.location()), emotion)
                : AudioTags.ofName(lastPart(link.location()), emotion);
    }

    private static String lastPart(String address) {
        String path = address.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Writes songs as a list, with absolute paths. Pieces that come with Sotto have none and are named in a comment. */
    public static String write(List<Track> tracks) {
        StringBuilder list = new StringBuilder("#EXTM3U\n");
        for (Track track : tracks) {
            String name = track.artist().isEmpty() ? track.title() : track.artist() + " - " + track.title();
            if (track.source() == TrackSource.COMPOSED) {
                list.append("# comes with Sotto: ").append(oneLine(name)).append('\n');
            } else {
                int seconds =
                        track.details().seconds() == 0 ? -1 : track.details().seconds();
                list.append("#EXTINF:%d,%s%n".formatted(seconds, oneLine(name)).replace("\r", ""))
                        .append(track.link().orElse(track.location()))
                        .append('\n');
            }
        }
        return list.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
