package io.sotto.privacy.secagg.message;

import io.sotto.privacy.codec.BitPacking;
import io.sotto.privacy.codec.VectorFormat;

/**
 * Step 3, client to server: the vector under its masks, packed; to anybody but its sender it is random bytes. The bytes
 * are not copied: whoever makes one leaves them alone. Layout: head, context, packed elements.
 */
public final class MaskedVector {
    /** Bytes before the packed elements. */
    public static final int HEAD_BYTES = 4 + 32;

    private final Context context;
    private final byte[] message;

    private MaskedVector(Context context, byte[] message) {
        this.context = context;
        this.message = message;
    }

    /** Packs the low ringBits bits of every element. */
    public static MaskedVector pack(Context context, int[] elements, int ringBits) {
        byte[] head = new ByteWriter(MessageType.MASKED_VECTOR)
                .octets(context.digest())
                .toBytes();
        int packedBytes = Math.toIntExact(BitPacking.packedBytes(elements.length, ringBits));
        byte[] message = new byte[HEAD_BYTES + packedBytes];
        System.arraycopy(head, 0, message, 0, HEAD_BYTES);
        BitPacking.pack(elements, ringBits, message, HEAD_BYTES);
        return new MaskedVector(context, message);
    }

    public Context context() {
        return context;
    }

    /** Whether these are as many elements as the format has, and nothing beside them. */
    public boolean fits(VectorFormat format) {
        return message.length == HEAD_BYTES + format.packedBytes()
                && BitPacking.isPaddedWithZeros(message, HEAD_BYTES, format.vectorLength(), format.ringBits());
    }

    /** Adds the elements of a vector that fits to a sum, modulo 2^32. */
    public void addTo(int[] sum, int ringBits) {
        BitPacking.addTo(sum, message, HEAD_BYTES, ringBits);
    }

    /** The message itself, not a copy. */
    public byte[] toBytes() {
        return message;
    }

    /**
     * @param message taken over, not copied
     * @param format of the round; how long a message may be
     */
    public static MaskedVector parse(byte[] message, VectorFormat format) throws DecodeException {
        Context context =
                ByteReader.message(MessageType.MASKED_VECTOR, message, HEAD_BYTES + format.packedBytes(), in -> {
                    Context named = new Context(in.digest());
                    in.skipRest();
                    return named;
                });
        MaskedVector vector = new MaskedVector(context, message);
        if (!vector.fits(format)) {
            throw new DecodeException("MASKED_VECTOR of %d bytes: expected %d, zeros after the last element"
                    .formatted(message.length, HEAD_BYTES + format.packedBytes()));
        }
        return vector;
    }
}
