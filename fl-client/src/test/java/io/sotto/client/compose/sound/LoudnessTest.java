package io.sotto.client.compose.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoudnessTest {
    /** EBU Tech 3341, case 1: a stereo sine of 1000 Hz with peaks of -23 dBFS has -23 LUFS. */
    @Test
    void integrated_sineOfTheStandard_isMinus23() {
        float[] sine = sine(1000, -23, 20);

        assertThat(Loudness.integrated(sine, sine)).isCloseTo(-23, within(0.1));
    }

    /** EBU Tech 3341, case 3: quiet parts before and after are left out by the gate. */
    @Test
    void integrated_quietParts_areLeftOut() {
        float[] piece = new float[80 * Sampling.RATE];
        System.arraycopy(sine(1000, -36, 10), 0, piece, 0, 10 * Sampling.RATE);
        System.arraycopy(sine(1000, -23, 60), 0, piece, 10 * Sampling.RATE, 60 * Sampling.RATE);
        System.arraycopy(sine(1000, -36, 10), 0, piece, 70 * Sampling.RATE, 10 * Sampling.RATE);

        assertThat(Loudness.integrated(piece, piece)).isCloseTo(-23, within(0.1));
    }

    @Test
    void integrated_silence_isNone() {
        assertThat(Loudness.integrated(new float[44_100], new float[44_100])).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static float[] sine(double frequency, double decibels, int seconds) {
        float[] samples = new float[seconds * Sampling.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (Math.pow(10, decibels / 20) * Math.sin(2 * Math.PI * frequency * i / Sampling.RATE));
        }
        return samples;
    }
}
