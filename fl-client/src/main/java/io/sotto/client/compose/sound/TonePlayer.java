package io.sotto.client.compose.sound;

import io.sotto.client.compose.Note;

/**
 * Plays notes of an instrument with pitch: wavetable oscillators that turn from a bright to a dull tone, an envelope that
 * begins and ends at zero, vibrato and breath. Not thread-safe.
 */
final class TonePlayer {
    private static final double CONCERT_A = 440;
    private static final double VIBRATO_RATE = 5.1;
    private static final double VIBRATO_AFTER = 0.25;

    /** Vibrato and fall change so slowly that they are looked at once for so many samples. */
    private static final int BLOCK = 32;

    private final Instrument instrument;
    private final Wavetables tables;
    private final double tremolo;
    private int noise = 0x2545F491;

    /** @param tremolo how much loudness trembles, 0 to 1 */
    TonePlayer(Instrument instrument, Wavetables tables, double tremolo) {
        this.instrument = instrument;
        this.tables = tables;
        this.tremolo = tremolo;
    }

    /** @param bright 0 dull to 1 bright, of the piece */
    void play(Note note, double bright, float[] into) {
        double frequency = CONCERT_A * StrictMath.pow(2, (note.pitch() - 69) / 12.0);
        float[] attack = tables.table(instrument, frequency, true);
        float[] later = tables.table(instrument, frequency, false);
        for (int voice = 0; voice < instrument.voices(); voice++) {
            double place = instrument.voices() == 1 ? 0 : 2.0 * voice / (instrument.voices() - 1) - 1;
            double tuned = frequency * StrictMath.pow(2, place * instrument.spread() / 2400);
            double phase = (voice * 0.37 + note.start() * 1.618) % 1;
            oscillate(note, attack, later, tuned, phase, bright, into);
        }
    }

    private void oscillate(
            Note note, float[] attack, float[] later, double frequency, double from, double bright, float[] into) {
        int start = Sampling.sample(note.start());
        int held = Sampling.sample(note.seconds());
        int attackSamples = Math.min(held, Sampling.sample(instrument.attack()));
        int releaseSamples = Sampling.sample(instrument.release());
        int end = Math.min(into.length - start, held + releaseSamples);
        float level = (float) (note.loudness() / Math.sqrt(instrument.voices()));
        float breath = (float) instrument.breath();
        double phase = from * Wavetables.SIZE;
        float smoothNoise = 0;
        for (int block = 0; block < end; block += BLOCK) {
            double seconds = (double) block / Sampling.RATE;
            double step = frequency * bend(seconds) * Wavetables.SIZE / Sampling.RATE;
            float fall = (float) (level * fall(seconds));
            float fallStep = (float) ((level * fall(seconds + (double) BLOCK / Sampling.RATE) - fall) / BLOCK);
            float lively = (float) ((0.35 + 0.65 * bright) * note.loudness() * colour(seconds));
            for (int i = block; i < Math.min(end, block + BLOCK); i++) {
                int index = (int) phase;
                float part = (float) (phase - index);
                float dull = later[index] + part * (later[index + 1] - later[index]);
                float clear = attack[index] + part * (attack[index + 1] - attack[index]);
                noise ^= noise << 13;
                noise ^= noise >>> 17;
                noise ^= noise << 5;
                smoothNoise += 0.3f * (noise * 0x1p-31f - smoothNoise);
                float tone = dull + lively * (clear - dull) + breath * smoothNoise;
                into[start + i] += tone * fall * edge(i, attackSamples, held, releaseSamples);
                fall += fallStep;
                phase += step;
                phase -= phase >= Wavetables.SIZE ? Wavetables.SIZE : 0;
            }
        }
    }

    /** Rises and falls in curves that are flat at both ends, so that nothing clicks. */
    private static float edge(int sample, int attack, int held, int release) {
        if (sample < attack) {
            float share = (float) sample / attack;
            return share * share * (3 - 2 * share);
        } else if (sample < held) {
            return 1;
        }
        float left = 1 - (float) (sample - held) / release;
        return left * left * (3 - 2 * left);
    }

    private double fall(double seconds) {
        double trembling = 1 - tremolo * 0.5 * (1 - Math.cos(2 * Math.PI * 7.3 * seconds));
        return trembling * (Double.isInfinite(instrument.fall()) ? 1 : Math.pow(0.5, seconds / instrument.fall()));
    }

    /** What is struck or plucked loses its brightness sooner than its loudness. */
    private double colour(double seconds) {
        return Double.isInfinite(instrument.fall()) ? 1 : Math.pow(0.5, 2.5 * seconds / instrument.fall());
    }

    private double bend(double seconds) {
        if (instrument.vibrato() == 0) {
            return 1;
        }
        double depth = Math.max(0, Math.min(1, (seconds - VIBRATO_AFTER) * 3));
        return 1 + depth * instrument.vibrato() / 1731 * Math.sin(2 * Math.PI * VIBRATO_RATE * seconds);
    }
}
