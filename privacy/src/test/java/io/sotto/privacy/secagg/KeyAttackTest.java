package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Attacks on keys and identities, by a server that really does them. Client 0 is the victim. */
class KeyAttackTest extends AttackScene {
    @Test
    void serverSwapsAPeersMaskKey_victimRefuses() {
        RoundDescriptor honest = advertised();
        AgreementKey servers = newKey();
        RoundDescriptor swapped = withParticipant(
                honest, 3, peer -> new Participant(peer.enrolment(), peer.cipherKey(), servers, peer.signature()));
        assertVictimRefuses(swapped, AbortReason.FORGED_KEYS);
    }

    @Test
    void serverSwapsAPeersCipherKey_victimRefuses() {
        RoundDescriptor honest = advertised();
        AgreementKey servers = newKey();
        RoundDescriptor swapped = withParticipant(
                honest, 3, peer -> new Participant(peer.enrolment(), servers, peer.maskKey(), peer.signature()));
        assertVictimRefuses(swapped, AbortReason.FORGED_KEYS);
    }

    @Test
    void serverUsesAPeersKeysOfAnotherRound_victimRefuses() {
        RoundDescriptor honest = advertised();
        Participant old = ClientAdvertise.begin(
                        federation.device(3),
                        new io.sotto.privacy.secagg.message.RoundId(Federation.ROUND.task(), 9, 1),
                        Federation.TRAINING)
                .message()
                .participant();
        assertVictimRefuses(withParticipant(honest, 3, peer -> old), AbortReason.FORGED_KEYS);
    }

    @Test
    void serverSwapsTheVictimsOwnKeys_victimRefuses() {
        RoundDescriptor honest = advertised();
        Signer own = federation.signer(VICTIM);
        RoundDescriptor swapped = withParticipant(
                honest,
                VICTIM,
                peer -> Participant.sign(own, peer.enrolment(), Federation.ROUND, newKey(), peer.maskKey()));
        assertVictimRefuses(swapped, AbortReason.NOT_IN_COHORT);
    }

    @Test
    void serverLeavesTheVictimOut_victimRefuses() {
        RoundDescriptor honest = advertised();
        assertVictimRefuses(withCohort(honest, honest.cohort().subList(1, CLIENTS)), AbortReason.NOT_IN_COHORT);
    }

    @Test
    void serverUsesAKeyThatGivesNoSecret_victimRefuses() {
        RoundDescriptor honest = advertised();
        Signer peer = federation.signer(3);
        AgreementKey zero = AgreementKey.of(new byte[32]);
        RoundDescriptor weak = withParticipant(
                honest,
                3,
                before -> Participant.sign(peer, before.enrolment(), Federation.ROUND, zero, before.maskKey()));
        assertVictimRefuses(weak, AbortReason.WEAK_KEY);
    }

    @Test
    void anotherServerSignsTheDescriptor_victimRefuses() {
        RoundDescriptor honest = advertised();
        Signer impostor = Ed25519Signer.create(TestRandomness.seeded(5));
        run.offer(client -> client == VICTIM, SignedDescriptor.sign(impostor, honest));
        assertVictimRefused(AbortReason.NOT_THE_SERVER);
    }

    @Test
    void serverInventsClients_victimRefuses() {
        RoundDescriptor honest = advertised();
        Signer ownAuthority = Ed25519Signer.create(TestRandomness.seeded(70));
        List<Participant> padded = new ArrayList<>(honest.cohort());
        for (int i = 0; i < 3; i++) {
            padded.add(invented(ownAuthority, 80 + i));
        }
        padded.sort(Comparator.comparing(Participant::identity));
        RoundDescriptor bigger =
                Federation.plan(20).describe(Federation.ROUND, Federation.TRAINING, padded, Federation.NOW);
        assertVictimRefuses(bigger, AbortReason.NOT_ENROLLED);
    }

    @Test
    void serverUsesAClientWhoseEnrolmentEnded_victimRefuses() {
        RoundDescriptor honest = advertised();
        Signer peer = federation.signer(3);
        RoundDescriptor stale = withParticipant(
                honest,
                3,
                before -> new Participant(
                        Enrolment.issue(federation.authority(), peer.identity(), Federation.NOW),
                        before.cipherKey(),
                        before.maskKey(),
                        before.signature()));
        assertVictimRefuses(stale, AbortReason.NOT_ENROLLED);
    }

    /**
     * Of 1000 clients 100 help the server, and one of them makes new keys over and over. The ring is drawn anew each time, so
     * the victim's 96 neighbours have 9.6 of them on average; from 38 on, both shares of each and one of every honest
     * neighbour would be twice the threshold.
     */
    @Test
    void serverTriesKeysUntilItsClientsSurroundTheVictim_itDoesNot() {
        Federation large = Federation.toy(3, 1000);
        RoundRun big = new RoundRun(large, Federation.plan(1));
        big.advertise(device -> true, DevicePolicy.STANDARD);
        RoundDescriptor descriptor = big.describe();
        int neighbours = descriptor.masking().neighbours();
        int tries = 300;
        Set<Integer> found = new HashSet<>();
        int worst = 0;
        int all = 0;
        for (int attempt = 0; attempt < tries; attempt++) {
            int corrupt = corruptNeighboursOfVictim(large, withKey(descriptor, attempt));
            found.add(corrupt);
            worst = Math.max(worst, corrupt);
            all += corrupt;
        }
        assertThat(found).as("every try draws another ring").hasSizeGreaterThan(8);
        assertThat((double) all / tries).isBetween(neighbours * 0.09, neighbours * 0.11);
        assertThat(neighbourSharesOnOffer(neighbours, worst))
                .isLessThan(2 * descriptor.masking().threshold());
    }

    /** The last client is the server's and advertises another key. */
    private static RoundDescriptor withKey(RoundDescriptor descriptor, int attempt) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) attempt);
        key[30] = (byte) (attempt >>> 8);
        key[31] = 17;
        return withParticipant(
                descriptor,
                999,
                peer -> new Participant(peer.enrolment(), AgreementKey.of(key), peer.maskKey(), peer.signature()));
    }

    private static int corruptNeighboursOfVictim(Federation federation, RoundDescriptor descriptor) {
        return (int)
                ServerView.of(descriptor, federation.primitives(), federation.verifier()).neighbours(VICTIM).stream()
                        .filter(peer -> peer >= 900)
                        .count();
    }
}
