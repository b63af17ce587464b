package io.sotto.privacy.crypto;

/** The public half of a long-term Ed25519 key (RFC 8032): who a client, a server or an authority is. */
public final class IdentityKey extends Octets {
    /** Bytes in an identity key. */
    public static final int BYTES = 32;

    private IdentityKey(byte[] bytes) {
        super(bytes, BYTES, "an identity key");
    }

    /** @param bytes copied; {@value #BYTES} of them */
    public static IdentityKey of(byte[] bytes) {
        return new IdentityKey(bytes);
    }
}
