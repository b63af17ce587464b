package io.sotto.client.companion;

import java.io.IOException;
import java.io.InputStream;

/**
 * The sound of a song.
 *
 * @param type its media type
 * @param bytes how many there are
 */
public record Sound(String type, long bytes, Source source) {
    /** Opens it from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
