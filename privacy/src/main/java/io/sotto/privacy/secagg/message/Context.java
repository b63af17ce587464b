package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Digest;
import java.nio.charset.StandardCharsets;

/**
 * SHA-256 of a descriptor's canonical bytes: names a round with all its terms. Public; salt of every key of the round.
 */
public record Context(Digest digest) {
    /** Names the round of a descriptor. */
    public static Context of(RoundDescriptor descriptor) {
        return new Context(Digest.sha256(descriptor.toBytes()));
    }

    /** The 32 bytes. */
    public byte[] toBytes() {
        return digest.toBytes();
    }

    /** Public data that separates one key from another: a purpose in ASCII, then numbers of 16 bits. */
    public static byte[] info(String purpose, int... numbers) {
        ByteWriter out = new ByteWriter().bytes(purpose.getBytes(StandardCharsets.US_ASCII));
        for (int number : numbers) {
            out.u16(number);
        }
        return out.toBytes();
    }

    @Override
    public String toString() {
        return digest.abbreviated();
    }
}
