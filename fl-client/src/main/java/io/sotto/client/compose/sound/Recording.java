package io.sotto.client.compose.sound;

/** Two channels of sound. The arrays are handed out as they are: copying minutes of sound would cost more than it is worth. */
public final class Recording {
    private final float[] left;
    private final float[] right;

    Recording(int length) {
        this.left = new float[length];
        this.right = new float[length];
    }

    /** Samples at 44,100 Hz, -1 to 1. */
    public float[] left() {
        return left;
    }

    /** As {@link #left()}. */
    public float[] right() {
        return right;
    }
}
