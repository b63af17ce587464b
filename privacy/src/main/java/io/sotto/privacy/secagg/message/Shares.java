package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.util.List;

/**
 * Step 2, client to server: shares of both secrets for every neighbour.
 *
 * @param selfSeed commitment to the seed of the self-mask
 * @param packets one for each neighbour, by ascending index
 */
public record Shares(Context context, Digest selfSeed, List<SharePacket> packets) {
    private static final int MAXIMUM_BYTES = 128 + GraphParameters.MAXIMUM_COHORT * SharePacket.BYTES;

    public Shares {
        packets = List.copyOf(packets);
    }

    /** The commitment to the seed of a self-mask: SHA-256 over context, owner and seed. */
    public static Digest commitmentTo(SecretBytes seed, Context context, int owner) {
        return Digest.sha256(Context.info("sotto self v1", owner), context.toBytes(), seed.reveal());
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.SHARES);
        out.octets(context.digest()).octets(selfSeed);
        SharePacket.writeAll(packets, out);
        return out.toBytes();
    }

    public static Shares parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.SHARES,
                bytes,
                MAXIMUM_BYTES,
                in -> new Shares(new Context(in.digest()), in.digest(), SharePacket.readAll(in)));
    }
}
