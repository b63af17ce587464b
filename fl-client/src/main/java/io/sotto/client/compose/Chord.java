package io.sotto.client.compose;

/**
 * A triad of the scale.
 *
 * @param root its lowest step, 0 for the tonic to 6
 */
record Chord(int root) {
    static final Chord TONIC = new Chord(0);

    /** Whether a step of the scale, in any octave, belongs to it. */
    boolean contains(int step) {
        int above = Math.floorMod(step - root, Mode.DEGREES);
        return above == 0 || above == 2 || above == 4;
    }

    /** The step of the chord that is nearest; of two, the lower. */
    int nearest(int step) {
        for (int away = 0; ; away++) {
            if (contains(step - away)) {
                return step - away;
            } else if (contains(step + away)) {
                return step + away;
            }
        }
    }
}
