package io.sotto.privacy.crypto;

/** The public half of an X25519 pair (RFC 7748). Fresh in every round. */
public final class AgreementKey extends Octets {
    /** Bytes in an agreement key. */
    public static final int BYTES = 32;

    private AgreementKey(byte[] bytes) {
        super(bytes, BYTES, "an agreement key");
    }

    /** @param bytes copied; {@value #BYTES} of them */
    public static AgreementKey of(byte[] bytes) {
        return new AgreementKey(bytes);
    }
}
