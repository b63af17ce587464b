package io.sotto.client.compose;

/** The modes that pieces are written in, from the brightest to the darkest: each has one note lowered against the last. */
public enum Mode {
    LYDIAN(0, 2, 4, 6, 7, 9, 11),
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    MIXOLYDIAN(0, 2, 4, 5, 7, 9, 10),
    DORIAN(0, 2, 3, 5, 7, 9, 10),
    MINOR(0, 2, 3, 5, 7, 8, 10),
    PHRYGIAN(0, 1, 3, 5, 7, 8, 10);

    /** Notes of a scale. */
    static final int DEGREES = 7;

    private static final int OCTAVE = 12;
    private static final int DOMINANT = 4;

    private final int[] semitones;

    Mode(int... semitones) {
        this.semitones = semitones;
    }

    /** Whether its third is a minor one. */
    boolean isMinor() {
        return semitones[2] == 3;
    }

    /** Semitones above the tonic of a step of the scale; 7 is the tonic an octave up, -1 the note below the tonic. */
    int semitones(int step) {
        return OCTAVE * Math.floorDiv(step, DEGREES) + semitones[Math.floorMod(step, DEGREES)];
    }

    /** The same within a chord: over the dominant of a minor mode steps six and seven are raised, to lead to the tonic. */
    int semitones(int step, Chord chord) {
        int degree = Math.floorMod(step, DEGREES);
        boolean leads = this == MINOR && chord.root() == DOMINANT && degree >= DOMINANT + 1;
        return semitones(step) + (leads ? 1 : 0);
    }
}
