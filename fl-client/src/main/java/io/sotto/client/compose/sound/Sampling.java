package io.sotto.client.compose.sound;

/** The time of sampled sound. */
final class Sampling {
    /** Samples a second. */
    static final int RATE = 44_100;

    private Sampling() {}

    /** The sample that is nearest to a time. */
    static int sample(double seconds) {
        return (int) Math.round(seconds * RATE);
    }
}
