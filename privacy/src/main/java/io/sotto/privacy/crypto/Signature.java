package io.sotto.privacy.crypto;

/** An Ed25519 signature (RFC 8032) of a {@link Statement}. */
public final class Signature extends Octets {
    /** Bytes in a signature. */
    public static final int BYTES = 64;

    private Signature(byte[] bytes) {
        super(bytes, BYTES, "a signature");
    }

    /** @param bytes copied; {@value #BYTES} of them */
    public static Signature of(byte[] bytes) {
        return new Signature(bytes);
    }
}
