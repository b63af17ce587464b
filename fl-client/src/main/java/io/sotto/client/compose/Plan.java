package io.sotto.client.compose;

/**
 * How a piece is to be written and played.
 *
 * @param tonic MIDI number of the tonic in the melody's octave
 * @param beatsPerMinute quarter notes
 * @param beats of a bar, 3 or 4
 * @param phrases of four bars in each of the sections A, A', B, A: 1 or 2
 * @param frame bars that come before the first and after the last section, 0 to 2
 * @param legato share of its time that a note is held
 * @param density 0 few notes, 1 many
 * @param loudness 0 to 1, of a note in the middle of a phrase
 * @param brightness 0 dull, 1 bright
 * @param unrest 0 even, 1 with large differences of loudness
 * @param drums 0 none to 1 all
 */
public record Plan(
        int tonic,
        Mode mode,
        double beatsPerMinute,
        int beats,
        int phrases,
        int frame,
        double legato,
        double density,
        double loudness,
        double brightness,
        double unrest,
        double drums,
        Ensemble ensemble) {
    /** Bars of a phrase. */
    static final int PHRASE = 4;

    /** Sections: A, A', B, A. */
    static final int SECTIONS = 4;

    double secondsPerBeat() {
        return 60 / beatsPerMinute;
    }

    /** All bars, those around the sections included. */
    int bars() {
        return SECTIONS * phrases * PHRASE + 2 * frame;
    }
}
