package io.sotto.privacy.secagg.message;

import io.sotto.privacy.codec.VectorLayout;

/**
 * Step 3, client to server: the vector under its masks, packed; to anybody but its sender it is random bytes. The bytes
 * are not copied: whoever makes one leaves them alone. Layout: head, context, packed words.
 */
public final class MaskedVector {
    /** Bytes before the packed words. */
    public static final int HEAD_BYTES = 4 + 32;

    private final Context context;
    private final byte[] message;

    private MaskedVector(Context context, byte[] message) {
        this.context = context;
        this.message = message;
    }

    /** Packs the low bits of every word. */
    public static MaskedVector pack(Context context, int[] words, VectorLayout layout) {
        byte[] head = new ByteWriter(MessageType.MASKED_VECTOR)
                .octets(context.digest())
                .toBytes();
        byte[] message = new byte[HEAD_BYTES + layout.packedBytes()];
        System.arraycopy(head, 0, message, 0, HEAD_BYTES);
        layout.pack(words, message, HEAD_BYTES);
        return new MaskedVector(context, message);
    }

    public Context context() {
        return context;
    }

    /** Whether these are as many words as the layout has, and nothing beside them. */
    public boolean fits(VectorLayout layout) {
        return message.length == HEAD_BYTES + layout.packedBytes() && layout.isPaddedWithZeros(message, HEAD_BYTES);
    }

    /** Adds the words of a vector that fits to a sum, modulo 2^32. */
    public void addTo(int[] sum, VectorLayout layout) {
        layout.addTo(sum, message, HEAD_BYTES);
    }

    /** The message itself, not a copy. */
    public byte[] toBytes() {
        return message;
    }

    /**
     * @param message taken over, not copied
     * @param layout of the round; how long a message may be
     */
    public static MaskedVector parse(byte[] message, VectorLayout layout) throws DecodeException {
        Context context =
                ByteReader.message(MessageType.MASKED_VECTOR, message, HEAD_BYTES + layout.packedBytes(), in -> {
                    Context named = new Context(in.digest());
                    in.skipRest();
                    return named;
                });
        MaskedVector vector = new MaskedVector(context, message);
        if (!vector.fits(layout)) {
            throw new DecodeException("MASKED_VECTOR of %d bytes: expected %d, zeros after the last word"
                    .formatted(message.length, HEAD_BYTES + layout.packedBytes()));
        }
        return vector;
    }
}
