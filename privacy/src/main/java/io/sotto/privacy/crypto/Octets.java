package io.sotto.privacy.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public byte string of fixed length, compared by value and ordered as unsigned numbers. Immutable. Subclasses give the
 * bytes a meaning, so that a key cannot be passed where a digest is expected. Never for secrets.
 */
public abstract class Octets implements Comparable<Octets> {
    private final byte[] bytes;

    /** @param bytes copied; exactly {@code lengthBytes} of them */
    protected Octets(byte[] bytes, int lengthBytes, String what) {
        if (bytes.length != lengthBytes) {
            throw new IllegalArgumentException(
                    "%s of %d bytes: expected %d".formatted(what, bytes.length, lengthBytes));
        }
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public final byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes themselves, for the primitives of this package, which do not change them. */
    final byte[] shared() {
        return bytes;
    }

    /** Lower-case hexadecimal digits. */
    public final String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The first 12 hexadecimal digits, for people. */
    public final String abbreviated() {
        return hex().substring(0, 12);
    }

    @Override
    public final int compareTo(Octets other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Octets octets && getClass() == octets.getClass() && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public final int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public final String toString() {
        return hex();
    }
}
