package io.sotto.client.companion;

import io.sotto.client.compose.Piece;
import io.sotto.client.compose.Repertoire;
import io.sotto.client.compose.sound.Renderer;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where songs are heard from: files of the library, and pieces that are rendered here. Thread-safe. */
final class Sounds implements AutoCloseable {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("mp4", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("wav", "audio/wav"),
            Map.entry("wma", "audio/x-ms-wma"),
            Map.entry("aif", "audio/aiff"),
            Map.entry("aiff", "audio/aiff"));

    /** Who wants the first song at once gets it at once, rendered for them. */
    private static final Duration BEFORE_RENDERING = Duration.ofSeconds(1);

    private final Pieces pieces = new Pieces(Renderer::wav, BEFORE_RENDERING);

    /** @throws CompanionException if it has no sound here, or its file is gone */
    Sound of(Track track) {
        return switch (track.source()) {
            case COMPOSED -> composed(track);
            case FILE -> file(track);
            case LINK, SPOTIFY ->
                throw new CompanionException(
                        FailureCode.NOT_PLAYABLE,
                        "%s: expected a song whose sound is on this device, found a link".formatted(track.title()));
        };
    }

    /** These songs will probably be heard, in this order. */
    void expect(List<Track> tracks) {
        pieces.expect(tracks.stream()
                .filter(track -> track.source() == TrackSource.COMPOSED)
                .flatMap(track -> Repertoire.find(track.location()).stream())
                .toList());
    }

    @Override
    public void close() {
        pieces.close();
    }

    private Sound composed(Track track) {
        Piece piece = Repertoire.find(track.location()).orElseThrow(() -> gone(track));
        byte[] wav = pieces.wav(piece);
        return new Sound("audio/wav", wav.length, () -> new ByteArrayInputStream(wav));
    }

    private static Sound file(Track track) {
        Path file = Path.of(track.location());
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw gone(track);
            }
            return new Sound(type(file), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw gone(track);
        }
    }

    private static String type(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN);
    }

    private static CompanionException gone(Track track) {
        return new CompanionException(
                FailureCode.FILE_GONE, "%s: expected its file, found it gone".formatted(track.title()));
    }
}
