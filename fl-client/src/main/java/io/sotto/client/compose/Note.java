package io.sotto.client.compose;

/**
 * A note of a score.
 *
 * @param start in seconds from the beginning
 * @param seconds how long it is held, above 0; it sounds a little longer
 * @param pitch a MIDI number: 69 is the A of 440 Hz; of no meaning to drums
 * @param loudness above 0 to 1
 */
public record Note(Part part, double start, double seconds, int pitch, double loudness) {
    public Note {
        if (!(start >= 0 && seconds > 0 && loudness > 0 && loudness <= 1)) {
            throw new IllegalArgumentException(
                    "note at %s for %s s, loudness %s: expected 0 or later, longer than 0, above 0 to 1"
                            .formatted(start, seconds, loudness));
        }
    }
}
