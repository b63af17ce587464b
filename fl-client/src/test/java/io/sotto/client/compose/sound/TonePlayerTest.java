package io.sotto.client.compose.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.client.compose.Note;
import io.sotto.client.compose.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class TonePlayerTest {
    private static final List<Instrument> ALL = List.of(
            Instrument.FLUTE,
            Instrument.CLARINET,
            Instrument.REED,
            Instrument.STRINGS,
            Instrument.DARK_STRINGS,
            Instrument.BITING_STRINGS,
            Instrument.HARP,
            Instrument.PLUCKED,
            Instrument.FELT,
            Instrument.MARIMBA,
            Instrument.BELL,
            Instrument.BASS,
            Instrument.BOWED_BASS);

    /** A note that is let go ends at zero, along a curve without a corner: what clicks is a step. */
    @Test
    void play_everyInstrument_beginsAndEndsWithoutAClick() {
        for (Instrument instrument : ALL) {
            for (double seconds : new double[] {0.05, 0.3, 2}) {
                float[] track = played(instrument, 57, seconds);
                int start = Sampling.sample(0.1);
                int end = start + Sampling.sample(seconds) + Sampling.sample(instrument.release());

                assertThat(loudest(track, 0, start)).isZero();
                assertThat(loudest(track, end, track.length)).isZero();
                assertThat(loudest(track, start, start + 6))
                        .as(instrument.toString())
                        .isLessThan(0.05);
                assertThat(loudest(track, end - 40, end))
                        .as(instrument.toString())
                        .isLessThan(0.01);
                assertThat(loudest(track, start, end)).as(instrument.toString()).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void play_everyInstrument_isInTune() {
        for (Instrument instrument : ALL) {
            float[] track = played(instrument, 69, 2);
            double cents = 1200 * Math.log(frequency(track, 440) / 440) / Math.log(2);

            assertThat(cents).as(instrument.toString()).isCloseTo(0, within(2 + instrument.spread() / 2));
        }
    }

    @Test
    void table_highNote_hasNoHarmonicBeyondHearing() {
        float[] table = new Wavetables().table(Instrument.STRINGS, 9000, true);

        for (int i = 0; i < Wavetables.SIZE; i++) {
            assertThat(table[i]).isCloseTo((float) Math.sin(2 * Math.PI * i / Wavetables.SIZE), within(1e-5f));
        }
    }

    private static float[] played(Instrument instrument, int pitch, double seconds) {
        float[] track = new float[Sampling.sample(seconds + 2)];
        new TonePlayer(instrument, new Wavetables(), 0)
                .play(new Note(Part.MELODY, 0.1, seconds, pitch, 0.8), 0.5, track);
        return track;
    }

    /** By how fast the phase of a tone runs away from that of a sine: its phase in one window against that in a later one. */
    private static double frequency(float[] track, double near) {
        int window = Sampling.sample(0.2);
        int from = Sampling.sample(0.3);
        int hop = Sampling.sample(0.2);
        double turn = 0;
        int hops = 6;
        for (int i = 0; i < hops; i++) {
            double difference =
                    phase(track, from + (i + 1) * hop, window, near) - phase(track, from + i * hop, window, near);
            turn += Math.IEEEremainder(difference, 2 * Math.PI);
        }
        return near + turn / (2 * Math.PI * hops * hop / (double) Sampling.RATE);
    }

    private static double phase(float[] track, int from, int window, double frequency) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < window; i++) {
            double angle = 2 * Math.PI * frequency * (from + i) / Sampling.RATE;
            double hann = 1 - Math.cos(2 * Math.PI * i / window);
            real += hann * track[from + i] * Math.cos(angle);
            imaginary -= hann * track[from + i] * Math.sin(angle);
        }
        return Math.atan2(imaginary, real);
    }

    private static double loudest(float[] track, int from, int to) {
        double loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(track[i]));
        }
        return loudest;
    }
}
