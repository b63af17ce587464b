package io.sotto.privacy.codec;

/**
 * The Walsh-Hadamard transform of 2^m elements in place, in natural order, without normalisation: applied twice it
 * multiplies by 2^m. Three of its m stages are done in one pass over the data, eight elements at a time in registers,
 * since memory is what limits it (see {@code RotationBench}).
 */
final class WalshHadamard {
    private WalshHadamard() {}

    /** @param length a power of two */
    static void transform(float[] x, int from, int length) {
        int half = 1;
        for (; (long) half * 8 <= length; half *= 8) {
            threeStages(x, from, length, half);
        }
        for (; half < length; half *= 2) {
            oneStage(x, from, length, half);
        }
    }

    private static void oneStage(float[] x, int from, int length, int half) {
        for (int block = from; block < from + length; block += 2 * half) {
            for (int i = block; i < block + half; i++) {
                float a = x[i];
                float b = x[i + half];
                x[i] = a + b;
                x[i + half] = a - b;
            }
        }
    }

    private static void threeStages(float[] x, int from, int length, int stride) {
        for (int block = from; block < from + length; block += 8 * stride) {
            for (int i = block; i < block + stride; i++) {
                eight(x, i, stride);
            }
        }
    }

    /** Butterflies of elements 0-1, 2-3, ..., then of 0-2, 1-3, ..., then of 0-4, 1-5, ... */
    private static void eight(float[] x, int i, int s) {
        float a0 = x[i] + x[i + s];
        float a1 = x[i] - x[i + s];
        float a2 = x[i + 2 * s] + x[i + 3 * s];
        float a3 = x[i + 2 * s] - x[i + 3 * s];
        float a4 = x[i + 4 * s] + x[i + 5 * s];
        float a5 = x[i + 4 * s] - x[i + 5 * s];
        float a6 = x[i + 6 * s] + x[i + 7 * s];
        float a7 = x[i + 6 * s] - x[i + 7 * s];
        float b0 = a0 + a2;
        float b1 = a1 + a3;
        float b2 = a0 - a2;
        float b3 = a1 - a3;
        float b4 = a4 + a6;
        float b5 = a5 + a7;
        float b6 = a4 - a6;
        float b7 = a5 - a7;
        x[i] = b0 + b4;
        x[i + s] = b1 + b5;
        x[i + 2 * s] = b2 + b6;
        x[i + 3 * s] = b3 + b7;
        x[i + 4 * s] = b0 - b4;
        x[i + 5 * s] = b1 - b5;
        x[i + 6 * s] = b2 - b6;
        x[i + 7 * s] = b3 - b7;
    }
}
