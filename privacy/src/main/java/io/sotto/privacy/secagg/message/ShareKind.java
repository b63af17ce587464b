package io.sotto.privacy.secagg.message;

/** Of which of its owner's two secrets a share is. */
public enum ShareKind {
    /** The seed of the self-mask: revealed if its owner's vector is in the sum. */
    SELF_SEED(1),
    /** The mask key: revealed if its owner dropped out after sharing. */
    MASK_KEY(2);

    private final int number;

    ShareKind(int number) {
        this.number = number;
    }

    /** How it is written: 1 or 2. */
    public int number() {
        return number;
    }

    static ShareKind read(ByteReader in) throws DecodeException {
        return in.u8In(1, 2, "kind of share") == 1 ? SELF_SEED : MASK_KEY;
    }
}
