package io.sotto.client.device;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundMemory;
import java.util.Optional;

/** Who this device is to one federation, and what it remembers of its rounds; kept from run to run. */
public interface Membership {
    /** Speaks for the device's long-term key, which is made when it is first asked for. */
    Signer signer();

    /** The authority's word for this device, and the keys it trusts; empty before it first joined. */
    Optional<Trusted> trusted();

    /**
     * Keeps an enrolment. The two keys are pinned the first time.
     *
     * @throws io.sotto.model.InvalidInputException if a key is another than the one that is pinned
     */
    void admit(Trusted offered);

    /** What it remembers of the rounds it took part in. */
    RoundMemory memory();

    /** Stores what it remembers, before this returns. */
    void remember(RoundMemory memory);

    /**
     * Whom the device trusts.
     *
     * @param authority whose word makes an identity a real device
     * @param coordinator whose descriptors count
     */
    record Trusted(Enrolment enrolment, IdentityKey authority, IdentityKey coordinator) {}
}
