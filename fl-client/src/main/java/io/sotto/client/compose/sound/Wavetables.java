package io.sotto.client.compose.sound;

import java.util.HashMap;
import java.util.Map;

/**
 * One period of each instrument's tone, as many harmonics of it as a pitch has room for below half the sampling rate, so
 * that nothing folds back. A table is made when it is first wanted. Not thread-safe.
 */
final class Wavetables {
    /** Samples of a period; one more stands at the end, equal to the first, to interpolate towards. */
    static final int SIZE = 2048;

    private static final double HIGHEST_HARMONIC = 16_000;
    private static final int MOST_HARMONICS = 40;

    private record Key(Instrument instrument, int harmonics, boolean bright) {}

    private final Map<Key, float[]> tables = new HashMap<>();

    /** @param bright the tone of the attack; otherwise the tone that it turns into */
    float[] table(Instrument instrument, double frequency, boolean bright) {
        int room = (int) Math.max(1, Math.min(MOST_HARMONICS, HIGHEST_HARMONIC / frequency));
        return tables.computeIfAbsent(new Key(instrument, room, bright), Wavetables::make);
    }

    private static float[] make(Key key) {
        double bright =
                key.bright() ? key.instrument().brightness() : key.instrument().brightness() * 0.45;
        double[] sum = new double[SIZE];
        double energy = 0;
        for (int harmonic = 1; harmonic <= key.harmonics(); harmonic++) {
            double strength = key.instrument().strength(harmonic, bright);
            energy += strength * strength;
            for (int i = 0; i < SIZE; i++) {
                sum[i] += strength * StrictMath.sin(2 * Math.PI * ((long) i * harmonic % SIZE) / SIZE);
            }
        }
        float[] table = new float[SIZE + 1];
        for (int i = 0; i < SIZE; i++) {
            table[i] = (float) (sum[i] / Math.sqrt(energy));
        }
        table[SIZE] = table[0];
        return table;
    }
}
