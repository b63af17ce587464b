package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attacks by weaker, older or different terms, by a server that really offers them. Client 0 is the victim. */
class TermsAttackTest extends AttackScene {
    @Test
    void serverGivesOneClientAnotherModel_victimRefusesTheCommonDescriptor() {
        RoundDescriptor honest = advertised();
        RoundDescriptor other = withTraining(
                honest,
                new TrainingTerms(Digest.sha256(new byte[] {66}), Federation.TRAINING.configuration(), 1, 0.05));
        assertVictimRefuses(other, AbortReason.WRONG_MODEL);
    }

    /** The server signs two descriptors, one for the victim's model and one for the others'. */
    @Test
    void serverGivesOneClientAnotherModelAndDescriptor_theirMasksDoNotCancelAndTheirSharesDoNotOpen() {
        RoundDescriptor honest = advertised();
        TrainingTerms swappedTerms =
                new TrainingTerms(Digest.sha256(new byte[] {66}), Federation.TRAINING.configuration(), 1, 0.05);
        ClientAdvertise victim = ClientAdvertise.begin(federation.device(VICTIM), Federation.ROUND, swappedTerms);
        RoundDescriptor common =
                withParticipant(honest, VICTIM, before -> victim.message().participant());
        RoundDescriptor swapped = withTraining(common, swappedTerms);
        run.describeAs(common);
        run.offer(client -> client != VICTIM, run.serverShare().message());
        ClientShare sharing = victim.share(SignedDescriptor.sign(federation.server(), swapped), Federation.NOW);
        run.sharing.put(VICTIM, sharing);

        Context common1 = Context.of(common);
        Context swapped1 = Context.of(swapped);
        assertThat(common1).isNotEqualTo(swapped1);
        assertThat(run.serverShare().receive(VICTIM, sharing.message())).isInstanceOf(Admission.Refused.class);
        assertThat(unmaskingKeys(common)).doesNotContainAnyElementsOf(unmaskingKeys(swapped));
        ClientMask peer = run.sharing.get(1).maskEncoded(deliveryTo(1, common1), zeros());
        assertThat(peer.message().context()).isEqualTo(common1);
        BitSet all = new BitSet();
        all.set(0, CLIENTS);
        ClientConsistency confirmed = peer.confirm(new Survivors(common1, CLIENTS, all));
        Unmasking revealed = unmaskedByAll(confirmed, common1, all);
        assertThat(revealed.unreadable())
                .as("the victim's shares are for another context")
                .containsExactly(VICTIM);
    }

    @Test
    void serverLowersTheThreshold_victimRefusesAndSaysWhatItAllows() {
        RoundDescriptor honest = advertised();
        MaskingTerms masking = honest.masking();
        assertVictimRefuses(
                withMasking(honest, new MaskingTerms(masking.neighbours(), 4, masking.minimumSurvivors())),
                AbortReason.POLICY,
                "threshold: the round asks for 4, this device allows at least 5");
    }

    @Test
    void serverLowersTheNeighbours_victimRefuses() {
        RoundDescriptor honest = advertised();
        assertVictimRefuses(
                withMasking(honest, new MaskingTerms(2, 2, 4)),
                AbortReason.POLICY,
                "neighbours and threshold: the round asks for 2 and 2 among 8 clients");
    }

    @Test
    void serverLowersTheCohort_victimRefuses() {
        policy(p -> new DevicePolicy(p.trust(), 9, 20, 0.6, 0.5, 2, 20, 10_000, 0, 10, 1));
        assertVictimRefuses(
                run.describe(), AbortReason.POLICY, "cohort: the round asks for 8, this device allows at least 9");
    }

    @Test
    void serverLowersTheMinimumOfSurvivors_victimRefuses() {
        policy(p -> new DevicePolicy(p.trust(), 3, 20, 0.6, 0.8, 2, 20, 10_000, 0, 10, 1));
        assertVictimRefuses(
                run.describe(),
                AbortReason.POLICY,
                "minimum survivors: the round asks for 5, this device allows at least 7");
    }

    @Test
    void serverRaisesTheClipNorm_victimRefuses() {
        RoundDescriptor honest = advertised();
        assertVictimRefuses(
                withFormat(honest, 20.5, 1000, 0),
                AbortReason.POLICY,
                "clip norm: the round asks for 20.5, this device allows at most 20");
    }

    @Test
    void serverRemovesTheNoise_victimRefuses() {
        policy(p -> new DevicePolicy(p.trust(), 3, 20, 0.6, 0.5, 2, 20, 10_000, 0.4, 10, 1));
        assertVictimRefuses(
                withFormat(run.describe(), 1, 1000, 0),
                AbortReason.POLICY,
                "noise multiplier: the round asks for 0, this device allows at least 0.4");
    }

    @Test
    void serverRaisesTheWeightCap_victimRefuses() {
        RoundDescriptor honest = advertised();
        assertVictimRefuses(
                withFormat(honest, 1, 10_001, 0),
                AbortReason.POLICY,
                "weight cap: the round asks for 10001, this device allows at most 10000");
    }

    @Test
    void serverRaisesEpochsOrLearningRate_victimRefuses() {
        TrainingTerms heavy =
                new TrainingTerms(Federation.TRAINING.model(), Federation.TRAINING.configuration(), 11, 1.5);
        ClientAdvertise victim = ClientAdvertise.begin(federation.device(VICTIM), Federation.ROUND, heavy);
        RoundDescriptor honest = advertised();
        RoundDescriptor heavier = withTraining(
                withParticipant(honest, VICTIM, before -> victim.message().participant()), heavy);
        assertThatThrownBy(() -> victim.share(SignedDescriptor.sign(federation.server(), heavier), Federation.NOW))
                .hasMessageContaining("epochs: the round asks for 11, this device allows at most 10")
                .hasMessageContaining("learning rate: the round asks for 1.5, this device allows at most 1");
    }

    @Test
    void serverReplaysAnOldDescriptor_victimRefuses() {
        RoundDescriptor honest = advertised();
        run.offer(client -> client == VICTIM, run.serverShare().message());
        RoundMemory memory = run.sharing.get(VICTIM).memory();
        ClientAdvertise again = ClientAdvertise.begin(
                federation.device(VICTIM, DevicePolicy.STANDARD, memory), Federation.ROUND, Federation.TRAINING);
        RoundDescriptor replayed =
                withParticipant(honest, VICTIM, before -> again.message().participant());
        assertAborts(
                AbortReason.REPLAYED,
                () -> again.share(SignedDescriptor.sign(federation.server(), replayed), Federation.NOW));
    }

    @Test
    void serverGivesAStaleDescriptor_victimRefuses() {
        advertised();
        Instant late = run.descriptor().expiresAt();
        assertAborts(
                AbortReason.EXPIRED,
                () -> run.advertised.get(VICTIM).share(run.serverShare().message(), late));
    }

    @Test
    void serverGivesTheDescriptorOfAnotherRound_victimRefuses() {
        RoundDescriptor honest = advertised();
        RoundDescriptor other = new RoundDescriptor(
                new io.sotto.privacy.secagg.message.RoundId(Federation.ROUND.task(), 2, 1),
                honest.training(),
                honest.format(),
                honest.masking(),
                honest.expiresAt(),
                honest.cohort());
        assertVictimRefuses(other, AbortReason.WRONG_ROUND);
    }

    @Test
    void serverChoosesACohortThatDiffersFromTheLastByOneClient_victimRefuses() {
        RoundDescriptor honest = advertised();
        List<IdentityKey> cohort =
                honest.cohort().stream().map(Participant::identity).toList();
        IdentityKey somebody = Ed25519Signer.create(TestRandomness.seeded(4)).identity();
        List<IdentityKey> oneMore = new ArrayList<>(cohort);
        oneMore.add(somebody);
        List<IdentityKey> oneOther = new ArrayList<>(cohort.subList(0, CLIENTS - 1));
        oneOther.add(somebody);

        assertThat(refusals(honest, cohort)).isEmpty();
        assertThat(refusals(honest, oneOther)).as("a difference of two").isEmpty();
        assertThat(refusals(honest, List.of())).as("the first round").isEmpty();
        for (List<IdentityKey> last : List.of(oneMore, cohort.subList(0, CLIENTS - 1))) {
            assertThat(refusals(honest, last))
                    .containsExactly(
                            "cohort: the round asks for one that differs from the last by 1, this device allows"
                                    + " the same again or at least 2 of difference");
        }
    }
}
