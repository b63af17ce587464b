package io.sotto.client.compose.sound;

import java.util.Arrays;

/**
 * Loudness as a listener hears it, by ITU-R BS.1770-4: both channels through the K weighting, mean square over blocks of
 * 400 ms that overlap by three quarters, quiet blocks left out by an absolute and a relative gate.
 */
public final class Loudness {
    private static final int STEP = Sampling.RATE / 10;
    private static final int BLOCK = 4 * STEP;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;

    private Loudness() {}

    /**
     * Integrated loudness.
     *
     * @param left samples at 44,100 Hz, -1 to 1
     * @return LUFS; negative infinity for silence or less than 400 ms
     */
    public static double integrated(float[] left, float[] right) {
        double[] powers = new double[left.length / STEP];
        addPowers(left, powers);
        addPowers(right, powers);
        double[] blocks = new double[Math.max(0, powers.length - 3)];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = (powers[i] + powers[i + 1] + powers[i + 2] + powers[i + 3]) / BLOCK;
        }
        double audible = gated(blocks, ABSOLUTE_GATE);
        return lufs(gated(blocks, lufs(audible) + RELATIVE_GATE));
    }

    private static double gated(double[] blocks, double gate) {
        return Arrays.stream(blocks)
                .filter(power -> power > 0 && lufs(power) > gate)
                .average()
                .orElse(0);
    }

    private static double lufs(double power) {
        return -0.691 + 10 * Math.log10(power);
    }

    /** The two filters of the K weighting, at 44,100 Hz, one after the other; then squares, summed by tenths of a second. */
    private static void addPowers(float[] samples, double[] powers) {
        Biquad shelf = new Biquad(
                1.5308412300503478, -2.6509799951547297, 1.1690790799215869, -1.6636551132560204, 0.7125954280732254);
        Biquad highPass = new Biquad(1, -2, 1, -1.9891696736297957, 0.9891990357870394);
        for (int i = 0; i < powers.length * STEP; i++) {
            double weighted = highPass.next(shelf.next(samples[i]));
            powers[i / STEP] += weighted * weighted;
        }
    }

    private static final class Biquad {
        private final double b0;
        private final double b1;
        private final double b2;
        private final double a1;
        private final double a2;
        private double s1;
        private double s2;

        Biquad(double b0, double b1, double b2, double a1, double a2) {
            this.b0 = b0;
            this.b1 = b1;
            this.b2 = b2;
            this.a1 = a1;
            this.a2 = a2;
        }

        double next(double x) {
            double y = b0 * x + s1;
            s1 = b1 * x - a1 * y + s2;
            s2 = b2 * x - a2 * y;
            return y;
        }
    }
}
