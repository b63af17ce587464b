package io.sotto.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnrolmentDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Signer authority = Ed25519Signer.create(Randomness.system());
    private final IdentityKey coordinator =
            Ed25519Signer.create(Randomness.system()).identity();
    private final IdentityKey device = Ed25519Signer.create(Randomness.system()).identity();

    @Test
    void enrol_withTheAuthoritysKey_givesItsWordToANewcomer() {
        Enrolment given =
                desk(Optional.of(authority)).enrol(device, Optional.empty()).orElseThrow();

        assertThat(given.identity()).isEqualTo(device);
        assertThat(given.isValid(authority.identity(), NOW, new Ed25519Verifier()))
                .isTrue();
    }

    @Test
    void enrol_withoutTheAuthoritysKey_takesAValidEnrolmentAndNoOther() {
        EnrolmentDesk desk = desk(Optional.empty());
        Enrolment valid = Enrolment.issue(authority, device, LATER);

        assertThat(desk.enrol(device, Optional.of(valid))).contains(valid);
        assertThat(desk.enrol(device, Optional.empty())).isEmpty();
        assertThat(desk.enrol(coordinator, Optional.of(valid))).as("another's").isEmpty();
        assertThat(desk.enrol(device, Optional.of(Enrolment.issue(authority, device, NOW))))
                .as("ended")
                .isEmpty();
        Signer impostor = Ed25519Signer.create(Randomness.system());
        assertThat(desk.enrol(device, Optional.of(Enrolment.issue(impostor, device, LATER))))
                .as("forged")
                .isEmpty();
    }

    @Test
    void desk_ofACoordinatorThatIsItsOwnAuthority_isRefused() {
        assertThatThrownBy(() -> new EnrolmentDesk(
                        authority.identity(), authority.identity(), Optional.empty(), new Ed25519Verifier(), () -> NOW))
                .hasMessageContaining("two different ones");
    }

    private EnrolmentDesk desk(Optional<Signer> signer) {
        return new EnrolmentDesk(coordinator, authority.identity(), signer, new Ed25519Verifier(), () -> NOW);
    }
}
