package io.sotto.client.library;

/** What the choice of songs has learnt, in a form that only it understands. Immutable. */
public final class LearnerState {
    /** Bytes at most. */
    public static final int LONGEST = 1 << 20;

    private final int version;
    private final byte[] bytes;

    /**
     * @param version of the form
     * @param bytes copied
     * @throws IllegalArgumentException if there are more than {@value #LONGEST}
     */
    public LearnerState(int version, byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new IllegalArgumentException("%d bytes: expected at most %d".formatted(bytes.length, LONGEST));
        }
        this.version = version;
        this.bytes = bytes.clone();
    }

    public int version() {
        return version;
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }
}
