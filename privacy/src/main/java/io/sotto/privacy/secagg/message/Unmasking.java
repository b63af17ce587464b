package io.sotto.privacy.secagg.message;

import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.util.List;

/**
 * Step 5, client to server: one share of each neighbour that shared.
 *
 * @param shares by ascending owner, so that of no owner both kinds can be given
 * @param unreadable neighbours whose packets did not open or did not keep to their commitments, ascending
 */
public record Unmasking(Context context, List<RevealedShare> shares, List<Integer> unreadable) {
    private static final int MAXIMUM_BYTES = 128 + GraphParameters.MAXIMUM_COHORT * (RevealedShare.BYTES + 2);

    public Unmasking {
        shares = List.copyOf(shares);
        unreadable = List.copyOf(unreadable);
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.UNMASKING);
        out.octets(context.digest());
        out.u16(shares.size());
        shares.forEach(share -> share.write(out));
        out.u16(unreadable.size());
        unreadable.forEach(out::u16);
        return out.toBytes();
    }

    public static Unmasking parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.UNMASKING,
                bytes,
                MAXIMUM_BYTES,
                in -> new Unmasking(
                        new Context(in.digest()),
                        in.ascending(RevealedShare.BYTES, "shares", RevealedShare::owner, RevealedShare::read),
                        in.ascending(2, "unreadable packets", index -> index, ByteReader::index)));
    }
}
