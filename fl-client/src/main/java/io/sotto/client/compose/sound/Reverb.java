package io.sotto.client.compose.sound;

/**
 * A small room: a feedback delay network of eight lines (Jot and Chaigne 1991) that a Hadamard matrix mixes and one-pole
 * filters damp. Not thread-safe.
 */
final class Reverb {
    private static final int[] LENGTHS = {1433, 1601, 1867, 2053, 2251, 2399, 2617, 2797};
    private static final float DAMPING = 0.35f;

    private final float[][] lines = new float[LENGTHS.length][];
    private final int[] positions = new int[LENGTHS.length];
    private final float[] damped = new float[LENGTHS.length];
    private final float[] gains = new float[LENGTHS.length];
    private final float[] out = new float[LENGTHS.length];

    /** @param seconds after which an echo has fallen by 60 dB */
    Reverb(double seconds) {
        for (int i = 0; i < LENGTHS.length; i++) {
            lines[i] = new float[LENGTHS[i]];
            gains[i] = (float) StrictMath.pow(10, -3.0 * LENGTHS[i] / (seconds * Sampling.RATE));
        }
    }

    /** Adds the room's answer to what is sent into it. */
    void add(float[] sent, float[] left, float[] right) {
        for (int n = 0; n < sent.length; n++) {
            for (int i = 0; i < out.length; i++) {
                damped[i] += (1 - DAMPING) * (lines[i][positions[i]] * gains[i] - damped[i]);
                out[i] = damped[i];
            }
            left[n] += 0.5f * (out[0] - out[2] + out[4] - out[6]);
            right[n] += 0.5f * (out[1] - out[3] + out[5] - out[7]);
            hadamard(out);
            for (int i = 0; i < out.length; i++) {
                lines[i][positions[i]] = sent[n] * 0.35f + out[i];
                positions[i] = positions[i] + 1 == LENGTHS[i] ? 0 : positions[i] + 1;
            }
        }
    }

    /** Multiplies by the orthogonal 8x8 Hadamard matrix. */
    private static void hadamard(float[] x) {
        for (int half = 1; half < x.length; half *= 2) {
            for (int i = 0; i < x.length; i += 2 * half) {
                for (int j = i; j < i + half; j++) {
                    float sum = x[j] + x[j + half];
                    x[j + half] = x[j] - x[j + half];
                    x[j] = sum;
                }
            }
        }
        for (int i = 0; i < x.length; i++) {
            x[i] *= 0.35355339f;
        }
    }
}
