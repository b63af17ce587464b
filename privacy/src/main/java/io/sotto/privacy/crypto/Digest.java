package io.sotto.privacy.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 digest (FIPS 180-4): 32 bytes that name public data. */
public final class Digest extends Octets {
    /** Bytes in a digest. */
    public static final int BYTES = 32;

    private Digest(byte[] bytes) {
        super(bytes, BYTES, "a digest");
    }

    /** @param bytes copied; {@value #BYTES} of them, computed before */
    public static Digest of(byte[] bytes) {
        return new Digest(bytes);
    }

    /** Hashes the concatenation of the parts. */
    public static Digest sha256(byte[]... parts) {
        MessageDigest hasher = hasher();
        for (byte[] part : parts) {
            hasher.update(part);
        }
        return new Digest(hasher.digest());
    }

    /** A fresh SHA-256, for data that comes in pieces. */
    public static MessageDigest hasher() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
