package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.device.Membership;
import io.sotto.client.state.MembershipFiles;
import io.sotto.client.state.StateFolder;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.EnrolmentCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolCommandTest {
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final Signer authority = Ed25519Signer.create(Randomness.system());
    private final Signer coordinator = Ed25519Signer.create(Randomness.system());

    @TempDir
    private Path folder;

    @Test
    void identity_askedTwice_isOneKeyAFederation() {
        assertThat(identity("here:1")).matches("[0-9a-f]{64}").isEqualTo(identity("here:1"));
        assertThat(identity("there:1")).isNotEqualTo(identity("here:1"));
    }

    @Test
    void enrol_cardForThisDevice_isWhatItWillShowAndTrust() throws IOException {
        EnrolmentCard card = card(identity("here:1"), authority, LATER);

        Cli.Result result = enrol(card);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("enrolled at here:1 until 2100-01-01T00:00:00Z");
        assertThat(trusted())
                .isEqualTo(new Membership.Trusted(card.enrolment(), authority.identity(), coordinator.identity()));
    }

    @Test
    void enrol_cardForAnotherDevice_isRefused() throws IOException {
        Cli.Result result = enrol(card(identity("there:1"), authority, LATER));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("an enrolment of another device");
    }

    @Test
    void enrol_cardThatEndedOrThatAnotherSigned_isRefused() throws IOException {
        String identity = identity("here:1");
        Enrolment forged = card(identity, coordinator, LATER).enrolment();

        assertThat(enrol(card(identity, authority, Instant.EPOCH)).err())
                .contains("an enrolment until 1970-01-01T00:00:00Z: expected one that still counts");
        assertThat(enrol(new EnrolmentCard(forged, authority.identity(), coordinator.identity()))
                        .err())
                .contains("signed by " + authority.identity().abbreviated());
    }

    @Test
    void enrol_fileThatIsNoCard_isRefused() throws IOException {
        Files.writeString(folder.resolve("card"), "536f");

        Cli.Result result =
                Cli.run("enrol", folder.resolve("card").toString(), "--server", "here:1", "--state", state());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("card: expected a card made by sotto server enrol");
    }

    private EnrolmentCard card(String identity, Signer signer, Instant end) {
        IdentityKey key = IdentityKey.of(HexFormat.of().parseHex(identity));
        return new EnrolmentCard(Enrolment.issue(signer, key, end), authority.identity(), coordinator.identity());
    }

    private Cli.Result enrol(EnrolmentCard card) throws IOException {
        Path file = Files.writeString(folder.resolve("card"), HexFormat.of().formatHex(card.toBytes()));
        return Cli.run("enrol", file.toString(), "--server", "here:1", "--state", state());
    }

    private String identity(String server) {
        return Cli.run("identity", "--server", server, "--state", state()).out().strip();
    }

    private Membership.Trusted trusted() {
        try (StateFolder opened = StateFolder.open(Path.of(state()))) {
            return new MembershipFiles(opened.membershipFolder("here:1"), Randomness.system())
                    .trusted()
                    .orElseThrow();
        }
    }

    private String state() {
        return folder.resolve("state").toString();
    }
}
