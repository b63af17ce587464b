package io.sotto.client.compose;

import io.sotto.client.compose.MelodyWriter.Tone;
import io.sotto.client.music.Mood;
import io.sotto.model.RandomStreams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Composes: the same mood and seed give the same score. Stateless. */
public final class Composer {
    /** Silence after the last note's end, for its echo. */
    private static final double ECHO_SECONDS = 2.5;

    private Composer() {}

    /** A piece in the form A A' B A. */
    public static Score compose(Mood mood, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        Plan plan = Planner.plan(mood, streams.stream("plan"));
        List<Chord> sections = new Harmony(plan.mode(), streams.stream("harmony")).chords(plan.phrases());
        List<Tone> melody = new MelodyWriter(plan, streams.stream("melody")).write(sections);
        Stave stave = new Stave(plan, streams.stream("playing"));
        write(melody, framed(sections, plan.frame()), plan, stave);
        new Accompaniment(plan, stave).write(framed(sections, plan.frame()));
        new Drummer(plan, stave).write();
        double end = stave.seconds(plan.bars() * (double) plan.beats());
        return new Score(plan, stave.notes(), end + ECHO_SECONDS);
    }

    /** The tonic alone stands before and after. */
    private static List<Chord> framed(List<Chord> sections, int frame) {
        List<Chord> chords = new ArrayList<>(Collections.nCopies(frame, Chord.TONIC));
        chords.addAll(sections);
        chords.addAll(Collections.nCopies(frame, Chord.TONIC));
        return chords;
    }

    /** The melody, and in the last section a second voice two steps below it where that fits the chord. */
    private static void write(List<Tone> melody, List<Chord> chords, Plan plan, Stave stave) {
        int lastSection = plan.frame() + (Plan.SECTIONS - 1) * plan.phrases() * Plan.PHRASE;
        for (Tone tone : melody) {
            int bar = plan.frame() + (int) (tone.start() / plan.beats());
            double beat = tone.start() % plan.beats();
            Chord chord = chords.get(bar);
            double beats = tone.beats() * plan.legato();
            stave.write(
                    Part.MELODY, bar, beat, beats, plan.tonic() + plan.mode().semitones(tone.step(), chord), 1);
            if (bar >= lastSection && chord.contains(tone.step() - 2)) {
                int below = plan.mode().semitones(tone.step() - 2, chord);
                stave.write(Part.SECOND, bar, beat, beats, plan.tonic() + below, 0.55);
            }
        }
    }
}
