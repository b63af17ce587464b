package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.policy.RoundPolicy;

/**
 * What a device brings to a round: who it is, whom it trusts, what it allows, what it remembers.
 *
 * @param signer speaks for the device's enrolled identity
 * @param authority whose word makes an identity a real device
 * @param server whose descriptors this device considers; never the authority
 */
public record Device(
        Signer signer,
        Enrolment enrolment,
        IdentityKey authority,
        IdentityKey server,
        RoundPolicy policy,
        RoundMemory memory,
        Primitives primitives,
        SignatureVerifier verifier,
        Randomness randomness) {
    public Device {
        if (!signer.identity().equals(enrolment.identity())) {
            throw new IllegalArgumentException("an enrolment of %s: expected of %s, this device"
                    .formatted(enrolment.identity(), signer.identity()));
        }
        if (authority.equals(server)) {
            throw new IllegalArgumentException("the server's key is the authority's: expected two different ones");
        }
    }
}
