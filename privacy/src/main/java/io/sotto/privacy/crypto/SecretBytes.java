package io.sotto.privacy.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A secret: wiped when closed, compared in constant time, without a text of its own. Whoever holds one closes it. The garbage
 * collector may have moved the array before, and libraries keep copies of their own; wiping shortens a secret's life, it
 * cannot prove its end. Not thread-safe.
 */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean wiped;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param bytes taken over, not copied: the caller must not use the array again */
    public static SecretBytes take(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    /** @param bytes copied; the caller's array stays the caller's to wipe */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** Fresh random bytes. */
    public static SecretBytes random(int lengthBytes, Randomness randomness) {
        byte[] bytes = new byte[lengthBytes];
        randomness.fill(bytes);
        return new SecretBytes(bytes);
    }

    public int lengthBytes() {
        return bytes.length;
    }

    /**
     * The secret itself, not a copy: to be read at once, never kept, logged or changed.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public byte[] reveal() {
        if (wiped) {
            throw new IllegalStateException("this secret has been wiped");
        }
        return bytes;
    }

    /** Whether the secret is gone. */
    public boolean isWiped() {
        return wiped;
    }

    /** Overwrites the secret with zeros. Closing again changes nothing. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    /** Compares all bytes, whatever the first difference; a wiped secret equals none but itself. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SecretBytes secret
                        && !wiped
                        && !secret.wiped
                        && MessageDigest.isEqual(bytes, secret.bytes));
    }

    /** The same for all secrets of a length, so that a hash tells nothing. */
    @Override
    public int hashCode() {
        return bytes.length;
    }
}
