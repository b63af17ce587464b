package io.sotto.client.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.grpc.FakeFederation;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.SealedShares;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.proto.v1.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attacks on keys, survivors, shares and what is revealed, through gRPC. */
class GrpcAttackTest extends GrpcScene {
    @Test
    void nobodyLies_theSumIsThatOfAll() {
        try (HostileCoordinator coordinator = run(TRUTH)) {
            assertThat(reasons).isEmpty();
            assertThat(coordinator.sum()).isNotNull();
            assertThat(coordinator.sum().survivors().count()).isEqualTo(DEVICES);
            assertThat(coordinator.sum().decode(Primitives.standard()).sampleCount())
                    .isEqualTo(10L * DEVICES);
        }
    }

    @Test
    void cohortOfThree_isSummedAndEachOwnerIsWarnedOnce() {
        try (HostileCoordinator coordinator = run(new HostileCoordinator(3, TRUTH))) {
            assertThat(coordinator.sum().survivors().count()).isEqualTo(3);
            assertThat(warnings).hasSize(3);
            assertThat(warnings.values())
                    .allSatisfy(told ->
                            assertThat(told).containsExactly("cohort: the round has 3, at least 20 would be better"));
        }
    }

    @Test
    void serverSwapsAPublicKey_everyDeviceRefuses() {
        try (HostileCoordinator coordinator = run(onTerms(terms -> with(terms, cohort -> {
            Participant first = cohort.get(0);
            AgreementKey own = AgreementKey.of(FakeFederation.filled(32, 9));
            cohort.set(0, new Participant(first.enrolment(), first.cipherKey(), own, first.signature()));
        })))) {
            assertAllRefuse(coordinator, "FORGED_KEYS|NOT_IN_COHORT");
        }
    }

    @Test
    void serverInventsClients_everyDeviceRefuses() {
        Signer invented = Ed25519Signer.create(Randomness.system());
        try (HostileCoordinator coordinator = run(onTerms(terms -> with(terms, cohort -> {
            Enrolment forged = Enrolment.issue(
                    FakeFederation.COORDINATOR, invented.identity(), Instant.parse("2100-01-01T00:00:00Z"));
            cohort.set(
                    cohort.size() - 1,
                    Participant.sign(
                            invented,
                            forged,
                            terms.round(),
                            AgreementKey.of(FakeFederation.filled(32, 5)),
                            AgreementKey.of(FakeFederation.filled(32, 6))));
            cohort.sort(Comparator.comparing(Participant::identity));
        })))) {
            assertAllRefuse(coordinator, "NOT_ENROLLED|NOT_IN_COHORT");
            assertThat(reasons.values()).anyMatch(reason -> reason.contains("NOT_ENROLLED"));
        }
    }

    /** Half are told all, half all but device 1; then each is sent every signature that the coordinator has. */
    @Test
    void serverTellsDifferentClientsDifferentSurvivors_nobodyRevealsAnything() {
        HostileCoordinator.Lie lie =
                (device, step, truth) -> step == Step.CONFIRM && device % 2 == 0 ? without(truth, 1) : truth;
        HostileCoordinator stubborn = new HostileCoordinator(DEVICES, lie);
        stubborn.goOnWhateverHappens();
        try (HostileCoordinator coordinator = run(stubborn)) {
            assertThat(reasons.values()).hasSize(DEVICES).allMatch(reason -> reason.contains("TOO_FEW_CONFIRMATIONS"));
            for (int device = 0; device < DEVICES; device++) {
                assertThat(coordinator.heardFrom(device, Step.CONFIRM)).isNotNull();
                assertThat(coordinator.heardFrom(device, Step.UNMASK)).isNull();
            }
        }
    }

    /** A whole round is played; then another task begins from its model, and the victim's vector is left out of its sum. */
    @Test
    void serverNamesAnotherTaskOverTheSameModel_nobodyConfirmsASumWithoutTheVictim() {
        try (HostileCoordinator first = run(TRUTH)) {
            assertThat(first.sum().survivors().count()).isEqualTo(DEVICES);
        }
        HostileCoordinator another =
                HostileCoordinator.of(new RoundId(HostileCoordinator.someDigest(), 1, 1), TRUTH, DEVICES);
        another.loseVectorOf(VICTIM);
        try (HostileCoordinator coordinator = run(another)) {
            assertThat(coordinator.sum()).isNull();
            assertThat(reasons).hasSize(DEVICES);
            assertThat(reasons.remove(VICTIM)).contains("this device is not among the survivors");
            assertThat(reasons.values()).allMatch(reason -> reason.contains("a sum of this model was opened before"));
            for (int device = 0; device < DEVICES; device++) {
                assertThat(coordinator.heardFrom(device, Step.CONFIRM)).isNull();
            }
        }
    }

    @Test
    void serverAsksToUnmaskTwice_everyDeviceRefusesTheSecondTime() {
        List<Step> script = List.of(Step.ADVERTISE, Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK, Step.UNMASK);
        try (HostileCoordinator coordinator =
                run(new HostileCoordinator(DEVICES, TRUTH, HostileCoordinator.ROUND, script))) {
            assertThat(coordinator.withdrawn()).hasSize(DEVICES);
            assertThat(reasons.values()).hasSize(DEVICES).allMatch(reason -> reason.contains("ASKED_TWICE"));
        }
    }

    @Test
    void serverAsksForBothSharesOfOneClient_everyDeviceRefusesTheOther() throws DecodeException {
        List<Step> script = List.of(Step.ADVERTISE, Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK, Step.CONFIRM);
        int[] asked = new int[DEVICES];
        HostileCoordinator.Lie lie = (device, step, truth) ->
                step == Step.CONFIRM && ++asked[device] == 2 ? withoutOne(truth, device) : truth;
        try (HostileCoordinator coordinator =
                run(new HostileCoordinator(DEVICES, lie, HostileCoordinator.ROUND, script))) {
            assertThat(asked)
                    .as("how often each fetched survivors: first the truth, then the lie")
                    .containsOnly(2);
            assertThat(reasons.values()).hasSize(DEVICES).allMatch(reason -> reason.contains("ASKED_TWICE"));
            for (int device = 0; device < DEVICES; device++) {
                Unmasking revealed = Unmasking.parse(coordinator.heardFrom(device, Step.UNMASK));
                assertThat(revealed.shares()).extracting(share -> share.owner()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void serverTampersWithAShare_theHolderNamesItsSenderAndTheSumIsExact() throws DecodeException {
        HostileCoordinator.Lie lie =
                (device, step, truth) -> step == Step.MASK && device == VICTIM ? withFlippedBit(truth) : truth;
        try (HostileCoordinator coordinator = run(lie)) {
            assertThat(Unmasking.parse(coordinator.heardFrom(VICTIM, Step.UNMASK))
                            .unreadable())
                    .hasSize(1);
            assertThat(coordinator.sum().decode(Primitives.standard()).sampleCount())
                    .isEqualTo(10L * DEVICES);
        }
    }

    /** Everything that devices say, call by call, with 10 faces and with 500; keys and times are the same. */
    @Test
    void serverReadsTheSampleCountOrLoss_nothingButTheMaskedVectorDependsOnThem() {
        randomness = GrpcScene::seeded;
        try (HostileCoordinator few = run(timeless(), 10, 1.5);
                HostileCoordinator many = again(500, 0.1)) {
            for (int device = 0; device < DEVICES; device++) {
                assertThat(few.said(device)).hasSizeGreaterThan(10).isEqualTo(many.said(device));
            }
            assertThat(few.heardFrom(VICTIM, Step.MASK))
                    .hasSameSizeAs(many.heardFrom(VICTIM, Step.MASK))
                    .isNotEqualTo(many.heardFrom(VICTIM, Step.MASK));
            assertThat(few.sum().decode(Primitives.standard()).sampleCount()).isEqualTo(10L * DEVICES);
            assertThat(many.sum().decode(Primitives.standard()).sampleCount()).isEqualTo(500L * DEVICES);
        }
    }

    private HostileCoordinator again(int faces, double loss) {
        memberships.clear();
        return run(timeless(), faces, loss);
    }

    private static HostileCoordinator timeless() {
        HostileCoordinator coordinator = new HostileCoordinator(DEVICES, TRUTH);
        coordinator.stopTheClock(Instant.parse("2027-01-01T00:00:00Z"));
        return coordinator;
    }

    /** The same survivors but for one, who is not the device that is told. */
    private byte[] withoutOne(byte[] truth, int device) {
        return without(truth, (device + 1) % DEVICES);
    }

    private byte[] without(byte[] truth, int device) {
        try {
            Survivors all = Survivors.parse(truth);
            BitSet fewer = new BitSet();
            Arrays.stream(all.indices()).forEach(fewer::set);
            List<IdentityKey> order = memberships.values().stream()
                    .map(one -> one.signer().identity())
                    .sorted()
                    .toList();
            fewer.clear(order.indexOf(memberships.get(device).signer().identity()));
            return new Survivors(all.context(), all.cohort(), fewer).toBytes();
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] withFlippedBit(byte[] truth) {
        try {
            Delivery delivery = Delivery.parse(truth);
            List<SharePacket> packets = new ArrayList<>(delivery.packets());
            SharePacket first = packets.get(0);
            byte[] sealed = first.sealed().toBytes();
            sealed[40] ^= 4;
            packets.set(0, new SharePacket(first.peer(), SealedShares.of(sealed), first.selfSeed(), first.maskKey()));
            return new Delivery(delivery.context(), packets).toBytes();
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }
}
