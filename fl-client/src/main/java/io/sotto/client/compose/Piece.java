package io.sotto.client.compose;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.util.Optional;

/**
 * A piece that comes with Sotto. Its notes and its sound are made when they are wanted.
 *
 * @param id the same in every version that has the piece
 * @param emotion the class it was written for; empty if it is to calm or to lift
 * @param seconds how long it is
 */
public record Piece(String id, String title, Mood mood, Optional<Emotion> emotion, long seed, double seconds) {
    /** Who wrote all of them. */
    public static final String COMPOSER = "Sotto";

    /** Under which licence they may be played, copied and changed. */
    public static final String LICENCE = "CC0-1.0";

    /** Its notes. */
    public Score score() {
        return Composer.compose(mood, seed);
    }
}
