package io.sotto.privacy.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a signature says: a domain, which names the kind of statement and its version, and a body. The signed bytes are
 * one byte with the domain's length, the domain in ASCII, and the body; so a signature given for one purpose is never
 * one for another, whatever the body. Immutable.
 */
public final class Statement {
    private final byte[] bytes;

    private Statement(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param domain 1 to 255 ASCII characters
     * @param body concatenated; the caller sees to it that the parts can be told apart
     */
    public static Statement of(String domain, byte[]... body) {
        byte[] name = domain.getBytes(StandardCharsets.US_ASCII);
        if (name.length < 1 || name.length > 255) {
            throw new IllegalArgumentException("domain of %d characters: expected 1 to 255".formatted(name.length));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(name.length);
        out.writeBytes(name);
        for (byte[] part : body) {
            out.writeBytes(part);
        }
        return new Statement(out.toByteArray());
    }

    /** Bytes that were framed elsewhere, such as a published vector. */
    static Statement ofSignedBytes(byte[] bytes) {
        return new Statement(bytes.clone());
    }

    /** The signed bytes themselves, for the primitives of this package, which do not change them. */
    byte[] shared() {
        return bytes;
    }

    /** A copy of the signed bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }
}
