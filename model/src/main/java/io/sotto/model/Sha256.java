package io.sotto.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A SHA-256 digest: 32 bytes, compared by value. Names models, layouts and data. Not for secrets. */
public final class Sha256 {
    /** Bytes in a digest. */
    public static final int BYTES = 32;

    private final byte[] digest;

    private Sha256(byte[] digest) {
        if (digest.length != BYTES) {
            throw new IllegalArgumentException("%d bytes of SHA-256: expected %d".formatted(digest.length, BYTES));
        }
        this.digest = digest;
    }

    /** Hashes the concatenation of the parts. */
    public static Sha256 of(byte[]... parts) {
        return of(Stream.of(parts));
    }

    /** Hashes the concatenation of the parts, in the stream's order, without holding them all. */
    public static Sha256 of(Stream<byte[]> parts) {
        MessageDigest hasher = hasher();
        parts.forEachOrdered(hasher::update);
        return new Sha256(hasher.digest());
    }

    /** Takes a digest that was computed before; copied. */
    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(digest.clone());
    }

    /** Reads 64 hexadecimal digits. */
    public static Sha256 parse(String hex) {
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    public byte[] toBytes() {
        return digest.clone();
    }

    /** 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    /** The first 12 digits, for people. */
    public String abbreviated() {
        return hex().substring(0, 12);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 hash && Arrays.equals(digest, hash.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest hasher() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
