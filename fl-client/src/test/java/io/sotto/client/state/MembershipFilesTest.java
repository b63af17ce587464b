package io.sotto.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.device.Membership;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.RoundMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipFilesTest {
    private static final Randomness RANDOMNESS = Randomness.system();

    private final Signer authority = Ed25519Signer.create(RANDOMNESS);
    private final Signer coordinator = Ed25519Signer.create(RANDOMNESS);

    @TempDir
    private Path folder;

    @Test
    void identity_openedAgain_isTheSameAndForItsOwnerAlone() throws IOException {
        Membership first = open();

        assertThat(open().signer().identity()).isEqualTo(first.signer().identity());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("identity-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void admit_firstTime_pinsBothKeysForGood() {
        Membership membership = open();
        assertThat(membership.trusted()).isEmpty();

        membership.admit(offered(membership, authority, coordinator));

        assertThat(open().trusted()).contains(offered(membership, authority, coordinator));
        Signer other = Ed25519Signer.create(RANDOMNESS);
        assertThatThrownBy(() -> open().admit(offered(membership, other, coordinator)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "enrolment authority with key " + other.identity().abbreviated())
                .hasMessageContaining("expected " + authority.identity().abbreviated());
        assertThatThrownBy(() -> open().admit(offered(membership, authority, other)))
                .hasMessageContaining("coordinator with key " + other.identity().abbreviated());
        assertThat(open().trusted()).contains(offered(membership, authority, coordinator));
    }

    @Test
    void admit_coordinatorThatIsItsOwnAuthority_isRefused() {
        Membership membership = open();

        assertThatThrownBy(() -> membership.admit(offered(membership, coordinator, coordinator)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("its own enrolment authority");
        assertThat(membership.trusted()).isEmpty();
    }

    @Test
    void admit_enrolmentOfAnotherDevice_isRefused() {
        Membership membership = open();
        Enrolment others = Enrolment.issue(authority, authority.identity(), Instant.EPOCH);

        assertThatThrownBy(() ->
                        membership.admit(new Membership.Trusted(others, authority.identity(), coordinator.identity())))
                .hasMessageContaining("of another device");
    }

    @Test
    void memory_remembered_isThereWhenOpenedAgain() {
        assertThat(open().memory()).isEqualTo(RoundMemory.EMPTY);
        RoundMemory memory = RoundMemory.EMPTY.afterBeginning(new RoundId(Digest.sha256(new byte[] {1}), 4, 1));

        open().remember(memory);

        assertThat(open().memory()).isEqualTo(memory);
    }

    @Test
    void memory_damaged_isAnErrorAndNotForgotten() throws IOException {
        Files.write(folder.resolve("rounds"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> open().memory())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("rounds");
    }

    @Test
    void memory_ofAnotherVersion_saysWhatDeletingItCosts() throws IOException {
        byte[] older = RoundMemory.EMPTY.toBytes();
        older[3] = 1;
        Files.write(folder.resolve("rounds"), older);

        assertThatThrownBy(() -> open().memory())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("rounds") + ": version 1: expected 2; it says which sums")
                .hasMessageContaining("delete it only if you trust that coordinator");
        assertThat(folder.resolve("rounds")).hasBinaryContent(older);
    }

    private Membership open() {
        return new MembershipFiles(folder, RANDOMNESS);
    }

    private static Membership.Trusted offered(Membership membership, Signer authority, Signer coordinator) {
        Enrolment enrolment =
                Enrolment.issue(authority, membership.signer().identity(), Instant.parse("2100-01-01T00:00:00Z"));
        return new Membership.Trusted(enrolment, authority.identity(), coordinator.identity());
    }
}
