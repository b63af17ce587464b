package io.sotto.server.registry;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where devices show their enrolment, or get one. A desk that holds the authority's key enrols every device that can open
 * a session; one that holds no more than its public half turns newcomers away. Thread-safe.
 *
 * @param coordinator the key that signs descriptors; never the authority's
 * @param authority whose enrolments count
 * @param signer speaks for the authority, where its key is here
 */
public record EnrolmentDesk(
        IdentityKey coordinator,
        IdentityKey authority,
        Optional<Signer> signer,
        SignatureVerifier verifier,
        InstantSource clock) {
    /** How long an enrolment is good. */
    static final Duration VALIDITY = Duration.ofDays(365);

    public EnrolmentDesk {
        if (coordinator.equals(authority)) {
            throw new IllegalArgumentException("the coordinator's key is the authority's: expected two different ones");
        }
    }

    /**
     * A valid enrolment of an identity.
     *
     * @param shown the one that the device has, if any
     * @return empty if it has none that counts and none may be given here
     */
    public Optional<Enrolment> enrol(IdentityKey identity, Optional<Enrolment> shown) {
        return shown.filter(enrolment -> counts(identity, enrolment))
                .or(() -> signer.map(authoritySigner -> Enrolment.issue(
                        authoritySigner,
                        identity,
                        clock.instant().plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS))));
    }

    private boolean counts(IdentityKey identity, Enrolment enrolment) {
        return enrolment.identity().equals(identity) && enrolment.isValid(authority, clock.instant(), verifier);
    }
}
