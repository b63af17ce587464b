package io.sotto.privacy.codec;

import java.util.Arrays;

/**
 * The Walsh-Hadamard transform of 2^m elements in place, in natural order, without normalisation: applied twice it
 * multiplies by 2^m.
 *
 * <p>The first six of its m stages are done in registers. For the others, elements are copied into rows of their own, six
 * stages at a time: the compiler makes vectors of sums of two arrays, but not of sums of an array with itself at a distance
 * (see {@code RotationBench}).
 */
final class WalshHadamard {
    /** Elements that the stages in registers combine. */
    private static final int TILE = 64;
    /** Rows that are combined at once: with {@link #WIDTH} they stay in the second-level cache. */
    private static final int ROWS = 64;

    private static final int WIDTH = 256;

    private WalshHadamard() {}

    /** @param length a power of two */
    static void transform(float[] x, int from, int length) {
        if (length < TILE) {
            for (int half = 1; half < length; half *= 2) {
                oneStage(x, from, length, half);
            }
            return;
        }
        for (int tile = from; tile < from + length; tile += TILE) {
            sixStages(x, tile);
        }
        for (int stride = TILE; stride < length; stride *= ROWS) {
            acrossRows(x, from, length, stride);
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

    private static void sixStages(float[] x, int from) {
        for (int i = from; i < from + TILE; i += 8) {
            eight(x, i, 1);
        }
        for (int i = from; i < from + 8; i++) {
            eight(x, i, 8);
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

    /** The stages that combine elements {@code stride} apart, and those up to {@link #ROWS} times as far. */
    private static void acrossRows(float[] x, int from, int length, int stride) {
        int width = Math.min(stride, WIDTH);
        float[][] rows = new float[Math.min(ROWS, length / stride)][width];
        for (int block = from; block < from + length; block += rows.length * stride) {
            for (int column = block; column < block + stride; column += width) {
                for (int row = 0; row < rows.length; row++) {
                    System.arraycopy(x, column + row * stride, rows[row], 0, width);
                }
                combine(rows);
                for (int row = 0; row < rows.length; row++) {
                    System.arraycopy(rows[row], 0, x, column + row * stride, width);
                }
            }
        }
        for (float[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    private static void combine(float[][] rows) {
        int half = 1;
        for (; 4 * half <= rows.length; half *= 4) {
            for (int block = 0; block < rows.length; block += 4 * half) {
                for (int i = block; i < block + half; i++) {
                    four(rows[i], rows[i + half], rows[i + 2 * half], rows[i + 3 * half]);
                }
            }
        }
        for (int i = 0; half < rows.length && i < half; i++) {
            two(rows[i], rows[i + half]);
        }
    }

    private static void two(float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
            float a = x[i];
            float b = y[i];
            x[i] = a + b;
            y[i] = a - b;
        }
    }

    private static void four(float[] x, float[] y, float[] z, float[] w) {
        for (int i = 0; i < x.length; i++) {
            float a = x[i] + y[i];
            float b = x[i] - y[i];
            float c = z[i] + w[i];
            float d = z[i] - w[i];
            x[i] = a + c;
            y[i] = b + d;
            z[i] = a - c;
            w[i] = b - d;
        }
    }
}
