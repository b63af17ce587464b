package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Signature;

/**
 * Step 4, client to server: these survivors, and no others, were named to me.
 *
 * @param signature over {@link Survivors#statement()}
 */
public record Confirmation(Context context, Signature signature) {
    private static final int MAXIMUM_BYTES = 4 + 32 + Signature.BYTES;

    public byte[] toBytes() {
        return new ByteWriter(MessageType.CONFIRMATION)
                .octets(context.digest())
                .octets(signature)
                .toBytes();
    }

    public static Confirmation parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.CONFIRMATION,
                bytes,
                MAXIMUM_BYTES,
                in -> new Confirmation(new Context(in.digest()), in.signature()));
    }
}
