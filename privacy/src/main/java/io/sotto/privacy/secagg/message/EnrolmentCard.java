package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.IdentityKey;

/**
 * What an authority hands to a device that it has enrolled away from the coordinator: its word, and the two keys to trust.
 * Nothing in it is secret; who brings it to the device must be trusted, since it pins those keys.
 *
 * @param authority whose word the enrolment is
 * @param coordinator whose descriptors count; another key than the authority's
 */
public record EnrolmentCard(Enrolment enrolment, IdentityKey authority, IdentityKey coordinator) {
    private static final int MAXIMUM_BYTES = 4 + Enrolment.BYTES + 2 * IdentityKey.BYTES;

    public EnrolmentCard {
        if (authority.equals(coordinator)) {
            throw new IllegalArgumentException("the coordinator is its own enrolment authority: expected another key");
        }
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.ENROLMENT_CARD);
        enrolment.write(out);
        return out.octets(authority).octets(coordinator).toBytes();
    }

    public static EnrolmentCard parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.ENROLMENT_CARD,
                bytes,
                MAXIMUM_BYTES,
                in -> new EnrolmentCard(Enrolment.read(in), in.identityKey(), in.identityKey()));
    }
}
