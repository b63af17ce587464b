package io.sotto.client.compose;

import java.util.List;

/** Writes what carries the melody: chords, a figure of their notes, and the bass. */
final class Accompaniment {
    private final Plan plan;
    private final Stave stave;
    private final Voicing voicing;

    Accompaniment(Plan plan, Stave stave) {
        this.plan = plan;
        this.stave = stave;
        this.voicing = new Voicing(plan.mode());
    }

    /** @param chords one for each bar of the piece, the frame included */
    void write(List<Chord> chords) {
        for (int bar = 0; bar < chords.size(); bar++) {
            boolean last = bar == chords.size() - 1;
            int[] notes = voicing.next(chords.get(bar));
            chord(bar, notes);
            figure(bar, notes, last);
            bass(bar, chords.get(bar), last);
        }
    }

    private void chord(int bar, int[] notes) {
        for (int note : notes) {
            stave.write(Part.CHORDS, bar, 0, plan.beats() * 0.98, plan.tonic() + note, 0.5);
        }
    }

    /** Calm: broken chords, one note a beat. Livelier: two a beat. Lively: chords after the beat, or a driving pulse. */
    private void figure(int bar, int[] notes, boolean last) {
        if (last) {
            for (int note : notes) {
                stave.write(Part.FIGURE, bar, 0, plan.beats(), plan.tonic() + note, 0.5);
            }
        } else if (plan.density() < 0.72) {
            brokenChord(bar, notes, plan.density() < 0.3 ? 1 : 0.5);
        } else if (plan.mode().isMinor()) {
            pulse(bar, notes);
        } else {
            afterBeats(bar, notes);
        }
    }

    private void brokenChord(int bar, int[] notes, double beats) {
        int[] order = {0, 2, 1, 2};
        int count = (int) (plan.beats() / beats);
        for (int i = 0; i < count; i++) {
            int note = i % 8 == 4 ? notes[0] + 12 : notes[order[i % order.length]];
            stave.write(Part.FIGURE, bar, i * beats, beats * 1.6, plan.tonic() + note, 0.52);
        }
    }

    private void afterBeats(int bar, int[] notes) {
        for (int beat = 0; beat < plan.beats(); beat++) {
            for (int note : notes) {
                stave.write(Part.FIGURE, bar, beat + 0.5, 0.3, plan.tonic() + note, 0.42);
            }
        }
    }

    private void pulse(int bar, int[] notes) {
        for (int i = 0; i < 2 * plan.beats(); i++) {
            int note = i % 4 == 3 ? notes[1] : notes[0];
            stave.write(Part.FIGURE, bar, i * 0.5, 0.4, plan.tonic() + note, i % 2 == 0 ? 0.6 : 0.48);
        }
    }

    private void bass(int bar, Chord chord, boolean last) {
        int root = low(plan.mode().semitones(chord.root(), chord));
        int fifth = low(plan.mode().semitones(chord.root() + 4, chord));
        if (last || plan.density() < 0.35) {
            stave.write(Part.BASS, bar, 0, plan.beats() * 0.95, root, 0.75);
        } else if (plan.beats() == 3) {
            stave.write(Part.BASS, bar, 0, 1.8, root, 0.78);
        } else {
            stave.write(Part.BASS, bar, 0, 1.5, root, 0.8);
            stave.write(Part.BASS, bar, 2, 1.5, plan.density() < 0.6 ? root : fifth, 0.72);
        }
    }

    /** The same note between the C two octaves below the middle one and the B above that. */
    private int low(int semitones) {
        return 36 + Math.floorMod(plan.tonic() + semitones - 36, 12);
    }
}
