package io.sotto.client.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes the melody: phrases of four bars, in which a motif comes twice, at another pitch the second time, another one
 * answers, and a long note ends the thought. Notes on the beat belong to the chord, others pass between; large leaps are
 * followed by a step back; the range is an octave and a half.
 */
final class MelodyWriter {
    private static final int LOWEST = -2;
    private static final int HIGHEST = 9;

    /** A note of the melody: its step of the scale, where it begins and how long it lasts, in beats. */
    record Tone(int step, double start, double beats) {}

    private final Plan plan;
    private final RandomGenerator random;

    MelodyWriter(Plan plan, RandomGenerator random) {
        this.plan = plan;
        this.random = random;
    }

    /**
     * @param chords one for each bar of all sections
     * @return tones from the beginning of the first section
     */
    List<Tone> write(List<Chord> chords) {
        Motif first = Motif.draw(plan.beats(), plan.density(), random);
        Motif second = Motif.draw(plan.beats(), plan.density(), random);
        Motif other = Motif.draw(plan.beats(), Math.min(1, plan.density() + 0.2), random);
        List<Tone> opening = new ArrayList<>();
        bar(first, 0, chords.get(0), 2, opening);
        bar(first, 1, chords.get(1), last(opening, 2), opening);
        List<Tone> contrast = new ArrayList<>();
        int middle = 2 * plan.phrases() * Plan.PHRASE;
        bar(other, 0, chords.get(middle), 5, contrast);
        bar(other.inverted(), 1, chords.get(middle + 1), last(contrast, 5), contrast);

        List<Tone> melody = new ArrayList<>();
        for (int bar = 0; bar < chords.size(); bar += Plan.PHRASE) {
            boolean contrasting = bar / (plan.phrases() * Plan.PHRASE) == 2;
            List<Tone> theme = contrasting ? contrast : opening;
            double offset = bar * plan.beats();
            theme.forEach(tone -> melody.add(new Tone(tone.step(), tone.start() + offset, tone.beats())));
            Motif answer = contrasting ? first.inverted() : second;
            bar(answer, bar + 2, chords.get(bar + 2), last(melody, 2), melody);
            boolean end = bar + Plan.PHRASE == chords.size();
            cadence(bar + 3, chords.get(bar + 3), last(melody, 2), end, melody);
        }
        return List.copyOf(melody);
    }

    private void bar(Motif motif, int bar, Chord chord, int from, List<Tone> melody) {
        double beat = 0;
        int step = from;
        int leap = 0;
        for (int i = 0; i < motif.beats().length; i++) {
            int wanted = step + (Math.abs(leap) > 2 ? -Integer.signum(leap) : motif.moves()[i]);
            boolean onBeat = beat == Math.rint(beat) && (motif.beats()[i] >= 1 || beat == 0);
            int next = inRange(onBeat ? onBeat(chord, wanted, step) : passing(wanted, step), chord, onBeat);
            leap = next - step;
            step = next;
            melody.add(new Tone(step, bar * plan.beats() + beat, motif.beats()[i]));
            beat += motif.beats()[i];
        }
    }

    /** The chord's nearest note; a melody that wants to move does not stay where it is. */
    private static int onBeat(Chord chord, int wanted, int from) {
        int nearest = chord.nearest(wanted);
        if (nearest != from || wanted == from) {
            return nearest;
        }
        int next = from + Integer.signum(wanted - from);
        while (!chord.contains(next)) {
            next += Integer.signum(wanted - from);
        }
        return next;
    }

    /** Off the beat a melody moves by step. */
    private static int passing(int wanted, int from) {
        return Math.max(from - 1, Math.min(from + 1, wanted));
    }

    private static int inRange(int step, Chord chord, boolean chordal) {
        int inside = step > HIGHEST ? step - 4 : step < LOWEST ? step + 4 : step;
        return chordal ? chord.nearest(inside) : inside;
    }

    /** A long note and a breath; at the very end the tonic, without one. */
    private void cadence(int bar, Chord chord, int from, boolean end, List<Tone> melody) {
        int step = end || (chord.equals(Chord.TONIC) && random.nextDouble() < 0.7)
                ? tonicNear(from)
                : inRange(chord.nearest(from), chord, true);
        melody.add(new Tone(step, bar * plan.beats(), end ? plan.beats() : plan.beats() - 1));
    }

    private static int tonicNear(int step) {
        return step > 3 ? Mode.DEGREES : 0;
    }

    private static int last(List<Tone> melody, int otherwise) {
        return melody.isEmpty() ? otherwise : melody.get(melody.size() - 1).step();
    }
}
