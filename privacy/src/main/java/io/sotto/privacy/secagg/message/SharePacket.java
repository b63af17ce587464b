package io.sotto.privacy.secagg.message;

import java.util.List;

/**
 * What one client has for one peer. On its way up {@code peer} is the recipient, on its way down the sender.
 *
 * @param peer index in the cohort
 * @param selfSeed commitment to the share of the self-mask's seed
 * @param maskKey commitment to the share of the mask key
 */
public record SharePacket(int peer, SealedShares sealed, ShareCommitment selfSeed, ShareCommitment maskKey) {
    static final int BYTES = 2 + SealedShares.BYTES + 2 * ShareCommitment.BYTES;

    /** The same packet, seen from its other end. */
    public SharePacket withPeer(int other) {
        return new SharePacket(other, sealed, selfSeed, maskKey);
    }

    /** The commitment to one of the two shares. */
    public ShareCommitment commitment(ShareKind kind) {
        return kind == ShareKind.SELF_SEED ? selfSeed : maskKey;
    }

    /** What the seal covers besides the shares: both commitments, so that they cannot be exchanged on the way. */
    public static byte[] sealContext(ShareCommitment selfSeed, ShareCommitment maskKey) {
        return new ByteWriter().octets(selfSeed).octets(maskKey).toBytes();
    }

    static void writeAll(List<SharePacket> packets, ByteWriter out) {
        out.u16(packets.size());
        for (SharePacket packet : packets) {
            out.u16(packet.peer).octets(packet.sealed).octets(packet.selfSeed).octets(packet.maskKey);
        }
    }

    static List<SharePacket> readAll(ByteReader in) throws DecodeException {
        return in.ascending(
                BYTES,
                "packets",
                SharePacket::peer,
                entry -> new SharePacket(
                        entry.index(),
                        SealedShares.of(entry.bytes(SealedShares.BYTES)),
                        ShareCommitment.of(entry.bytes(ShareCommitment.BYTES)),
                        ShareCommitment.of(entry.bytes(ShareCommitment.BYTES))));
    }
}
