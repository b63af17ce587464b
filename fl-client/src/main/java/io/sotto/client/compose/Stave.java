package io.sotto.client.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where notes are written down: in beats, which become seconds; the last bars slow down, loudness follows the phrase, and
 * nobody plays like a clock.
 */
final class Stave {
    /** How much longer the very last beat is than one in the middle. */
    private static final double SLOWING = 0.35;

    private static final double LATEST = 0.008;

    private final Plan plan;
    private final RandomGenerator random;
    private final List<Note> notes = new ArrayList<>();

    Stave(Plan plan, RandomGenerator random) {
        this.plan = plan;
        this.random = random;
    }

    /**
     * Writes a note.
     *
     * @param bar from 0
     * @param beat within the bar, from 0
     * @param beats how long it is, rests left out
     * @param weight loudness against that of the melody, above 0
     */
    void write(Part part, int bar, double beat, double beats, int pitch, double weight) {
        double start = seconds(bar * plan.beats() + beat);
        double end = seconds(bar * plan.beats() + beat + beats);
        double late = random.nextDouble() * LATEST;
        notes.add(new Note(part, start + late, Math.max(0.04, end - start), pitch, loudness(bar, beat, weight)));
    }

    List<Note> notes() {
        return notes;
    }

    /** Seconds from the beginning to a beat. The last two bars slow down evenly. */
    double seconds(double beat) {
        double total = plan.bars() * (double) plan.beats();
        double slow = Math.min(total, 2.0 * plan.beats());
        double into = Math.max(0, beat - (total - slow));
        return plan.secondsPerBeat() * (beat + SLOWING * into * into / (2 * slow));
    }

    /** Phrases swell to their third bar; first beats weigh more. */
    private double loudness(int bar, double beat, double weight) {
        int inPhrase = Math.floorMod(bar - plan.frame(), Plan.PHRASE);
        double arch = 0.94 + 0.06 * inPhrase - (inPhrase == 3 ? 0.12 : 0);
        double accent = beat == 0 ? 1.08 : beat == Math.rint(beat) ? 1 : 0.92;
        double unrest = 1 + plan.unrest() * 0.5 * (random.nextDouble() - 0.5);
        return Math.max(0.02, Math.min(1, plan.loudness() * weight * arch * accent * unrest));
    }
}
