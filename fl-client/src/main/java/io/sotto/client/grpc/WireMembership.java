package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.sotto.client.device.Membership;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.proto.v1.JoinResponse;

/** Reads whom a coordinator asks a device to trust. */
final class WireMembership {
    private WireMembership() {}

    /** @throws InvalidInputException if these are no keys and no enrolment */
    static Membership.Trusted trusted(JoinResponse.Joined joined) {
        try {
            return new Membership.Trusted(
                    Enrolment.parse(joined.getEnrolment().toByteArray()),
                    key("authority's", joined.getAuthorityKey()),
                    key("coordinator's", joined.getCoordinatorKey()));
        } catch (DecodeException e) {
            throw new InvalidInputException("enrolment: " + e.getMessage(), e);
        }
    }

    private static IdentityKey key(String whose, ByteString bytes) {
        if (bytes.size() != IdentityKey.BYTES) {
            throw new InvalidInputException(
                    "the %s key of %d bytes: expected %d".formatted(whose, bytes.size(), IdentityKey.BYTES));
        }
        return IdentityKey.of(bytes.toByteArray());
    }
}
