package io.sotto.client.library;

import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list says that a song is.
 *
 * @param location see {@link TrackSource}
 */
public record SongLink(TrackSource source, String location) {
    private static final Pattern SPOTIFY = Pattern.compile(
            "(?:spotify:track:|https://open\\.spotify\\.com/(?:intl-[a-z]+/)?track/)([A-Za-z0-9]{22})(?:\\?.*)?");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

    /**
     * Understands an address, a Spotify track, or the path of an audio file that is there.
     *
     * @param base the folder that paths are relative to; null if there is none, so that they must be absolute
     * @throws InvalidInputException if it is none of these
     */
    public static SongLink of(String text, @Nullable Path base) {
        String link = text.strip();
        Matcher spotify = SPOTIFY.matcher(link);
        if (spotify.matches()) {
            return new SongLink(TrackSource.SPOTIFY, "spotify:track:" + spotify.group(1));
        }
        Matcher scheme = SCHEME.matcher(link);
        if (scheme.matches()) {
            switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
                case "http", "https" -> {
                    return new SongLink(TrackSource.LINK, address(link));
                }
                case "file" -> {
                    return file(link, () -> Path.of(new URI(link)));
                }
                default ->
                    throw new InvalidInputException(
                            "expected an http or https address, a Spotify track or a file, found '%s'".formatted(link));
            }
        }
        return file(link, () -> base == null ? Path.of(link) : base.resolve(link.replace('\\', '/')));
    }

    /** Makes a path of a text. */
    @FunctionalInterface
    private interface PathOf {
        Path path() throws URISyntaxException;
    }

    private static SongLink file(String link, PathOf maker) {
        try {
            Path path = maker.path();
            if (path.isAbsolute()
                    && Files.isRegularFile(path)
                    && AudioTags.isAudio(path.getFileName().toString())) {
                return new SongLink(TrackSource.FILE, path.toRealPath().toString());
            }
        } catch (URISyntaxException | IllegalArgumentException | IOException e) {
            throw new InvalidInputException(noFile(link), e);
        }
        throw new InvalidInputException(noFile(link));
    }

    private static String noFile(String link) {
        return "expected an address or an audio file that is there, found '%s'".formatted(link);
    }

    private static String address(String link) {
        try {
            URI address = new URI(link.replace(" ", "%20"));
            if (address.getHost() != null && address.getUserInfo() == null) {
                return address.toString();
            }
        } catch (URISyntaxException e) {
            throw new InvalidInputException("expected an http or https address, found '%s'".formatted(link), e);
        }
        throw new InvalidInputException(
                "expected an address with a host and without a password, found one that is not so");
    }
}
