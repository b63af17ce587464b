package io.sotto.client.companion.contract;

import io.sotto.client.library.LibrarySource;
import io.sotto.model.Emotion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where songs come from.
 *
 * @param playable how many of all songs have their sound here
 */
public record LibraryAnswer(
        int total, int playable, List<Folder> folders, List<Feed> feeds, int refreshHours, LibraryProgress progress) {
    public LibraryAnswer {
        folders = List.copyOf(folders);
        feeds = List.copyOf(feeds);
    }

    /**
     * @param scanned ISO 8601; null if never
     * @param trouble why it could not be read; null if it could
     */
    public record Folder(
            long id,
            String path,
            @Nullable Emotion emotion,
            int songs,
            @Nullable String scanned,
            @Nullable String trouble) {
        public static Folder of(LibrarySource source) {
            return new Folder(
                    source.id(), source.address(), source.emotion(), source.songs(), time(source), source.trouble());
        }
    }

    /**
     * @param fetched ISO 8601; null if never
     * @param trouble why it could not be read; null if it could
     */
    public record Feed(
            long id,
            String address,
            @Nullable Emotion emotion,
            @Nullable String fetched,
            int songs,
            @Nullable String trouble) {
        public static Feed of(LibrarySource source) {
            return new Feed(
                    source.id(), source.address(), source.emotion(), time(source), source.songs(), source.trouble());
        }
    }

    private static @Nullable String time(LibrarySource source) {
        return source.refreshed() == null ? null : source.refreshed().toString();
    }
}
