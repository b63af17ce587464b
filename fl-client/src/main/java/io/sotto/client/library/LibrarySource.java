package io.sotto.client.library;

import io.sotto.model.Emotion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder or a feed that songs come from, again at each refresh.
 *
 * @param address the absolute path of a folder or file, or an http or https address
 * @param emotion what all its songs are for; null where each says itself
 * @param refreshed when it was last read, with or without success; null if never
 * @param trouble why it could not be read the last time; null if it could
 * @param songs how many it brought that are still there
 */
public record LibrarySource(
        long id,
        Kind kind,
        String address,
        @Nullable Emotion emotion,
        @Nullable Instant refreshed,
        @Nullable String trouble,
        int songs) {
    /** What a source is. */
    public enum Kind {
        /** Audio files in a folder and the folders in it. */
        FOLDER,
        /** A list: M3U, CSV or RSS, in a file or at an address. */
        FEED
    }
}
