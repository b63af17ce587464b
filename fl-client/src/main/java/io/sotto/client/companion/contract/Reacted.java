package io.sotto.client.companion.contract;

import io.sotto.client.library.Reaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person did with a song.
 *
 * @param recommendation that brought it; null if none did
 * @param seconds how far it had played, 0 or more; null if that is not known
 */
public record Reacted(
        long song,
        @Nullable String recommendation,
        Reaction kind,
        @Nullable Double seconds) {
    public Reacted {
        Objects.requireNonNull(kind, "kind: expected play, finish, skip, like or dislike");
        if (seconds != null && !(seconds >= 0 && seconds < Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("seconds: expected 0 or more, found %s".formatted(seconds));
        }
    }
}
