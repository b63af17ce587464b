package io.sotto.client.library;

import io.sotto.client.music.Mood;
import java.time.Instant;

/**
 * A reaction to a song.
 *
 * @param track the song's id
 * @param mood the person's, when the song was chosen
 * @param seconds how far the song had played, 0 or more
 */
public record Feedback(Instant at, long track, Reaction reaction, Mood mood, double seconds) {}
