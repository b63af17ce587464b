package io.sotto.client.compose.sound;

import io.sotto.client.compose.Note;

/** Plays light percussion: a soft bass drum, a brushed snare, a shaker. Noise comes from a generator of its own. */
final class DrumPlayer {
    private int noise = 0x1F123BB5;

    void play(Note note, float[] into) {
        switch (note.part()) {
            case KICK -> kick(note, into);
            case SNARE -> hiss(note, 0.16, 0.30f, 0.9f, into);
            case HAT -> hiss(note, 0.055, 0.75f, 0.6f, into);
            default -> throw new IllegalArgumentException(note.part() + ": expected a drum");
        }
    }

    /** A sine that falls from 120 to 48 Hz. */
    private static void kick(Note note, float[] into) {
        int start = Sampling.sample(note.start());
        int length = Math.min(into.length - start, Sampling.sample(0.28));
        double phase = 0;
        for (int i = 0; i < length; i++) {
            double share = (double) i / length;
            double frequency = 48 + 72 * (1 - share) * (1 - share) * (1 - share) * (1 - share);
            phase += frequency / Sampling.RATE;
            phase -= phase >= 1 ? 1 : 0;
            double envelope = Math.min(1, i / 90.0) * (1 - share) * (1 - share);
            into[start + i] += (float) (note.loudness() * envelope * sine(phase));
        }
    }

    /** Bhaskara's approximation, good to 0.2 %: a drum needs no better. */
    private static double sine(double phase) {
        double half = phase < 0.5 ? phase * 2 : phase * 2 - 1;
        double curve = half * (1 - half);
        double sine = 16 * curve / (5 - 4 * curve);
        return phase < 0.5 ? sine : -sine;
    }

    /** Noise from which the low part is taken away, quickly fading. */
    private void hiss(Note note, double seconds, float cut, float level, float[] into) {
        int start = Sampling.sample(note.start());
        int length = Math.min(into.length - start, Sampling.sample(seconds));
        float low = 0;
        float lower = 0;
        for (int i = 0; i < length; i++) {
            noise ^= noise << 13;
            noise ^= noise >>> 17;
            noise ^= noise << 5;
            float white = noise * 0x1p-31f;
            low += cut * (white - low);
            lower += 0.06f * (low - lower);
            float share = (float) i / length;
            float envelope = Math.min(1, i / 120f) * (1 - share) * (1 - share) * (1 - share);
            float sound = cut > 0.5f ? white - low : low - lower;
            into[start + i] += (float) note.loudness() * level * envelope * sound;
        }
    }
}
