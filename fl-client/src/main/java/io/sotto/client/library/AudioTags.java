package io.sotto.client.library;

import io.sotto.model.Emotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.exceptions.CannotReadException;
import org.jaudiotagger.audio.exceptions.InvalidAudioFrameException;
import org.jaudiotagger.audio.exceptions.ReadOnlyFileException;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.KeyNotFoundException;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.TagException;
import org.jspecify.annotations.Nullable;

/** Reads what an audio file says of itself. Stateless. */
final class AudioTags {
    private static final Set<String> ENDINGS =
            Set.of("mp3", "flac", "ogg", "oga", "m4a", "m4b", "mp4", "wav", "aif", "aiff", "aifc", "wma", "dsf", "dff");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)[12]\\d{3}(?!\\d)");
    private static final Pattern ARTIST_AND_TITLE = Pattern.compile("(.+?) - (.+)");

    /** The library tells of each damaged file in a log of its own; here that is one problem in a list. */
    private static final Logger TOO_TALKATIVE = Logger.getLogger("org.jaudiotagger");

    static {
        TOO_TALKATIVE.setLevel(Level.OFF);
    }

    private AudioTags() {}

    /** Whether a file's name is that of audio. */
    static boolean isAudio(String name) {
        return name.indexOf('.') > 0 && ENDINGS.contains(ending(name));
    }

    /**
     * Reads a file. Without tags its name is its title, or artist and title if there is a hyphen between them.
     *
     * @param emotion what the song is for, if that is known
     * @throws UnreadableAudioException if it is not what its name says
     */
    static TrackDetails read(Path file, @Nullable Emotion emotion) throws UnreadableAudioException {
        try {
            AudioFile audio = AudioFileIO.read(file.toFile());
            int seconds = Math.max(0, audio.getAudioHeader().getTrackLength());
            return details(file, audio.getTag(), seconds, emotion);
        } catch (CannotReadException
                | InvalidAudioFrameException
                | ReadOnlyFileException
                | TagException
                | IOException
                | RuntimeException e) {
            throw new UnreadableAudioException(
                    "expected %s audio, found a file that cannot be read as such"
                            .formatted(ending(file.getFileName().toString()).toUpperCase(Locale.ROOT)),
                    e);
        }
    }

    /** What the name of a file or the end of an address says. */
    static TrackDetails ofName(String name, @Nullable Emotion emotion) {
        String bare = isAudio(name) ? name.substring(0, name.lastIndexOf('.')) : name;
        Matcher parts = ARTIST_AND_TITLE.matcher(bare);
        return parts.matches()
                ? TrackDetails.of(parts.group(2), parts.group(1), "", 0, emotion)
                : TrackDetails.of(bare, "", "", 0, emotion);
    }

    private static TrackDetails details(Path file, @Nullable Tag tag, int seconds, @Nullable Emotion emotion) {
        TrackDetails named = ofName(file.getFileName().toString(), emotion);
        String title = first(tag, FieldKey.TITLE);
        String artist = first(tag, FieldKey.ARTIST);
        String genre = first(tag, FieldKey.GENRE);
        return new TrackDetails(
                title.isBlank() ? named.title() : title,
                title.isBlank() && artist.isBlank() ? named.artist() : artist,
                first(tag, FieldKey.ALBUM),
                genre,
                year(first(tag, FieldKey.YEAR)),
                seconds,
                emotion,
                MoodGuess.of(emotion, genre, first(tag, FieldKey.MOOD), number(first(tag, FieldKey.BPM))));
    }

    private static String first(@Nullable Tag tag, FieldKey key) {
        try {
            return tag == null ? "" : tag.getFirst(key);
        } catch (KeyNotFoundException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static int year(String text) {
        Matcher year = YEAR.matcher(text);
        return year.find() ? Integer.parseInt(year.group()) : 0;
    }

    private static double number(String text) {
        return text.strip().matches("\\d{1,4}([.]\\d{1,4})?") ? Double.parseDouble(text.strip()) : 0;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
