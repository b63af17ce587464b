package io.sotto.privacy.secagg.message;

import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.util.List;

/**
 * Step 2, server to one client: the shares that its neighbours made for it. A neighbour that is missing has not shared.
 *
 * @param packets one for each neighbour that shared, by ascending index
 */
public record Delivery(Context context, List<SharePacket> packets) {
    private static final int MAXIMUM_BYTES = 128 + GraphParameters.MAXIMUM_COHORT * SharePacket.BYTES;

    public Delivery {
        packets = List.copyOf(packets);
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.DELIVERY);
        out.octets(context.digest());
        SharePacket.writeAll(packets, out);
        return out.toBytes();
    }

    public static Delivery parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.DELIVERY,
                bytes,
                MAXIMUM_BYTES,
                in -> new Delivery(new Context(in.digest()), SharePacket.readAll(in)));
    }
}
