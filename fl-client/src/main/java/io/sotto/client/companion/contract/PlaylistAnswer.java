package io.sotto.client.companion.contract;

import io.sotto.client.library.Playlist;
import io.sotto.model.Emotion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A playlist.
 *
 * @param kind {@code general}, {@code emotion} or {@code own}
 * @param songs how many it has
 */
public record PlaylistAnswer(
        long id, String name, String kind, @Nullable Emotion emotion, int songs) {
    public static PlaylistAnswer of(Playlist playlist) {
        return new PlaylistAnswer(
                playlist.id(),
                playlist.name(),
                playlist.kind().name().toLowerCase(Locale.ROOT),
                playlist.emotion(),
                playlist.songs());
    }
}
