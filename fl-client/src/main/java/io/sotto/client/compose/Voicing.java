package io.sotto.client.compose;

/** Three notes of a chord in the middle register, moving as little as they can from the chord before. */
final class Voicing {
    /** Between E below and A above middle C, in semitones from the tonic of the melody's octave. */
    private static final int LOWEST = -12;

    private static final int HIGHEST = 5;

    private final Mode mode;
    private int[] held = {-8, -5, 0};

    Voicing(Mode mode) {
        this.mode = mode;
    }

    /** @return semitones from the tonic, lowest first */
    int[] next(Chord chord) {
        int[] best = held;
        int least = Integer.MAX_VALUE;
        for (int bottom = chord.root() - 2 * Mode.DEGREES; bottom <= 0; bottom++) {
            int[] notes = closeFrom(bottom, chord);
            if (chord.contains(bottom) && notes[0] >= LOWEST && notes[2] <= HIGHEST && distance(notes) < least) {
                least = distance(notes);
                best = notes;
            }
        }
        held = best;
        return best;
    }

    private int[] closeFrom(int bottom, Chord chord) {
        int[] notes = new int[3];
        int step = bottom;
        for (int i = 0; i < notes.length; i++) {
            notes[i] = mode.semitones(step, chord);
            do {
                step++;
            } while (!chord.contains(step));
        }
        return notes;
    }

    private int distance(int[] notes) {
        int sum = 0;
        for (int i = 0; i < notes.length; i++) {
            sum += Math.abs(notes[i] - held[i]);
        }
        return sum;
    }
}
