package io.sotto.client.compose.sound;

/** Brings a recording to a loudness without ever clipping. */
final class Mastering {
    /** Below this nothing is changed; above, the curve bends towards 0.98 and never gets there. */
    private static final float KNEE = 0.7f;

    private static final float CEILING = 0.98f;
    private static final double CLOSE_ENOUGH = 0.05;

    private Mastering() {}

    /**
     * Scales and limits. Limiting makes loud pieces a little quieter, so loudness is measured again, a few times.
     *
     * @param loudness in LUFS
     */
    static void master(Recording recording, double loudness) {
        float[] left = recording.left().clone();
        float[] right = recording.right().clone();
        double gain = loudness - Loudness.integrated(left, right);
        for (int attempt = 0; attempt < 3; attempt++) {
            scale(left, gain, recording.left());
            scale(right, gain, recording.right());
            double missing = loudness - Loudness.integrated(recording.left(), recording.right());
            if (Math.abs(missing) < CLOSE_ENOUGH) {
                return;
            }
            gain += missing;
        }
    }

    private static void scale(float[] samples, double decibels, float[] into) {
        float factor = (float) StrictMath.pow(10, decibels / 20);
        for (int i = 0; i < samples.length; i++) {
            into[i] = limited(factor * samples[i]);
        }
    }

    /** Straight up to the knee, then a hyperbola that continues its slope. */
    private static float limited(float x) {
        float size = Math.abs(x);
        if (size <= KNEE) {
            return x;
        }
        float room = CEILING - KNEE;
        float over = size - KNEE;
        return Math.copySign(KNEE + room * over / (room + over), x);
    }
}
