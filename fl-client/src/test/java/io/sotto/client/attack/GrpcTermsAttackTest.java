package io.sotto.client.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.grpc.FakeFederation;
import io.sotto.client.grpc.MemoryMembership;
import io.sotto.client.grpc.SmallModel;
import io.sotto.client.participation.GaveUp;
import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.proto.v1.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attacks by other, older or weaker terms, through gRPC. */
class GrpcTermsAttackTest extends GrpcScene {
    private static final List<SideValue> LOSS = List.of(new SideValue("loss", 1));

    /** The victim really is given other parameters, and then the terms that all have. */
    @Test
    void serverGivesOneClientAnotherModel_itRefusesTheCommonTermsAndNothingOfItIsInTheSum() {
        byte[] other = SmallModel.BYTES.clone();
        other[0] ^= 1;
        HostileCoordinator lying = new HostileCoordinator(DEVICES, TRUTH);
        lying.serve(device -> device == VICTIM ? other : SmallModel.BYTES);
        try (HostileCoordinator coordinator = run(lying)) {
            assertThat(reasons.keySet()).containsExactly(VICTIM);
            assertThat(reasons.get(VICTIM)).contains("WRONG_MODEL");
            assertThat(coordinator.heardFrom(VICTIM, Step.SHARE)).isNull();
            assertThat(coordinator.sum().survivors().count()).isEqualTo(DEVICES - 1);
        }
    }

    @Test
    void serverNamesAnotherModelToOneClient_itRefuses() {
        HostileCoordinator.Lie lie = (device, step, truth) ->
                device == VICTIM && step == Step.SHARE ? signed(withModel(descriptor(truth))) : truth;
        try (HostileCoordinator coordinator = run(lie)) {
            assertThat(reasons.keySet()).containsExactly(VICTIM);
            assertThat(reasons.get(VICTIM)).contains("WRONG_MODEL");
            assertThat(coordinator.sum().survivors().count()).isEqualTo(DEVICES - 1);
        }
    }

    @Test
    void serverLowersTheThreshold_everyDeviceRefusesAndSaysWhatItAllows() {
        try (HostileCoordinator coordinator =
                run(onTerms(terms -> with(terms, new MaskingTerms(5, 3, 4), terms.cohort())))) {
            assertAllRefuse(coordinator, "threshold: the round asks for 3, this device allows at least 4");
        }
    }

    /** Of the six that advertised, it names five. */
    @Test
    void serverLowersTheCohort_everyDeviceRefusesAndSaysWhatItAllows() {
        policy = policy(6, 0.5, 0, 10, 1);
        try (HostileCoordinator coordinator = run(onTerms(
                terms -> with(terms, new MaskingTerms(4, 3, 3), terms.cohort().subList(0, 5))))) {
            assertAllRefuse(coordinator, "cohort: the round asks for 5, this device allows at least 6");
        }
    }

    /** No lower than the threshold can be written down, so that sinks as well. */
    @Test
    void serverLowersTheMinimumOfSurvivors_everyDeviceRefusesAndSaysWhatItAllows() {
        policy = policy(3, 0.6, 0, 10, 1);
        try (HostileCoordinator coordinator =
                run(onTerms(terms -> with(terms, new MaskingTerms(5, 3, 3), terms.cohort())))) {
            assertAllRefuse(coordinator, "minimum survivors: the round asks for 3, this device allows at least 4");
        }
    }

    /** The terms that the coordinator computed ask for noise; what it signs does not. */
    @Test
    void serverRemovesTheNoise_everyDeviceRefusesAndSaysWhatItAllows() {
        policy = policy(3, 0.5, 0.4, 10, 1);
        HostileCoordinator silencing =
                HostileCoordinator.withNoise(0.4, onTerms(terms -> withFormat(terms, LOSS, 5, 512, 0)));
        try (HostileCoordinator coordinator = run(silencing)) {
            assertAllRefuse(coordinator, "noise multiplier: the round asks for 0, this device allows at least 0.4");
        }
    }

    @Test
    void serverAsksForANumberThatDevicesDoNotGive_everyDeviceGivesUp() {
        List<SideValue> asked = List.of(LOSS.get(0), SideValue.count("faces-of-joy"));
        try (HostileCoordinator coordinator = run(onTerms(terms -> withFormat(terms, asked, 5, 512, 0)))) {
            assertAllRefuse(coordinator, "side values: the round asks for faces-of-joy, this device allows loss");
            assertThat(ends.values()).allSatisfy(end -> assertThat(end).isInstanceOf(GaveUp.class));
        }
    }

    @Test
    void serverRaisesTheClipNorm_everyDeviceGivesUpAndSaysWhatItAllows() {
        try (HostileCoordinator coordinator = run(onTerms(terms -> withFormat(terms, LOSS, 30, 512, 0)))) {
            assertAllRefuse(coordinator, "clip norm: the round asks for 30, this device allows at most 20");
            assertThat(ends.values()).allSatisfy(end -> assertThat(end).isInstanceOf(GaveUp.class));
        }
    }

    @Test
    void serverRaisesTheWeightCap_everyDeviceRefuses() {
        try (HostileCoordinator coordinator = run(onTerms(terms -> withFormat(terms, LOSS, 5, 20_000, 0)))) {
            assertAllRefuse(coordinator, "weight cap: the round asks for 20000, this device allows at most 10000");
        }
    }

    /** The task asks for 3 epochs with a learning rate of 0.05. */
    @Test
    void serverRaisesEpochsOrLearningRate_everyDeviceGivesUpBeforeItFetchesTheModelOrTrains() {
        policy = policy(3, 0.5, 0, 2, 0.01);
        HostileCoordinator asking = new HostileCoordinator(DEVICES, TRUTH);
        asking.askForEpochs(3);
        try (HostileCoordinator coordinator = run(asking)) {
            assertThat(reasons).hasSize(DEVICES);
            assertThat(reasons.values())
                    .allMatch(reason ->
                            reason.equals("POLICY: epochs: the round asks for 3, this device allows at most 2;"
                                    + " learning rate: the round asks for 0.05, this device allows at most 0.01"));
            assertThat(ends.values()).allSatisfy(end -> assertThat(end).isInstanceOf(GaveUp.class));
            assertThat(coordinator.withdrawn()).hasSize(DEVICES);
            assertThat(coordinator.modelsServed()).isZero();
            assertThat(trainings).isEmpty();
        }
    }

    /** The task that is shown is modest; the terms that come after training are not. */
    @Test
    void serverRaisesEpochsAfterTraining_everyDeviceRefusesOtherTerms() {
        try (HostileCoordinator coordinator = run(onTerms(GrpcTermsAttackTest::withManyEpochs))) {
            assertAllRefuse(coordinator, "WRONG_MODEL");
        }
    }

    @Test
    void anotherServerSignsTheTerms_everyDeviceRefuses() {
        Signer other = Ed25519Signer.create(Randomness.system());
        HostileCoordinator.Lie lie = (device, step, truth) -> step == Step.SHARE
                ? SignedDescriptor.sign(other, descriptor(truth)).toBytes()
                : truth;
        try (HostileCoordinator coordinator = run(lie)) {
            assertAllRefuse(coordinator, "NOT_THE_SERVER");
        }
    }

    /** A whole round is played; then the same devices, with what they remember, are given its terms again. */
    @Test
    void serverReplaysAnOldDescriptor_everyDeviceRefuses() {
        byte[][] old = new byte[1][];
        try (HostileCoordinator first = run((device, step, truth) -> {
            old[0] = step == Step.SHARE ? truth : old[0];
            return truth;
        })) {
            assertThat(first.sum().survivors().count()).isEqualTo(DEVICES);
        }
        assertThat(reasons).isEmpty();
        HostileCoordinator.Lie replay = (device, step, truth) -> step == Step.SHARE ? old[0] : truth;
        try (HostileCoordinator coordinator = run(replay)) {
            assertAllRefuse(coordinator, "REPLAYED");
        }
    }

    @Test
    void serverChoosesACohortThatDiffersFromTheLastByOneClient_theDevicesRefuse() {
        List<IdentityKey> before = new ArrayList<>();
        for (int device = 0; device < DEVICES; device++) {
            memberships.put(device, new MemoryMembership(Randomness.system()));
            before.add(memberships.get(device).signer().identity());
        }
        before.add(IdentityKey.of(FakeFederation.filled(32, 3)));
        memberships.values().forEach(one -> one.remember(RoundMemory.EMPTY.afterRevealing(before)));
        try (HostileCoordinator coordinator = run(TRUTH)) {
            assertAllRefuse(coordinator, "cohort: the round asks for one that differs from the last by 1");
        }
    }

    private static DevicePolicy policy(
            int minimumCohort, double minimumSurvivorShare, double minimumNoise, int epochs, double rate) {
        DevicePolicy standard = DevicePolicy.STANDARD;
        return new DevicePolicy(
                TrustModel.STANDARD,
                minimumCohort,
                standard.comfortableCohort(),
                standard.minimumThresholdShare(),
                minimumSurvivorShare,
                standard.minimumCohortDifference(),
                standard.maximumClipNormL2(),
                standard.maximumWeight(),
                minimumNoise,
                epochs,
                rate);
    }

    private static RoundDescriptor with(RoundDescriptor terms, MaskingTerms masking, List<Participant> cohort) {
        return new RoundDescriptor(terms.round(), terms.training(), terms.format(), masking, terms.expiresAt(), cohort);
    }

    private static RoundDescriptor withFormat(
            RoundDescriptor terms, List<SideValue> sideValues, double clipNorm, int weightCap, double noise) {
        VectorFormat format = terms.format();
        return new RoundDescriptor(
                terms.round(),
                terms.training(),
                new VectorFormat(
                        format.modelLength(),
                        sideValues,
                        clipNorm,
                        format.inputBits(),
                        format.span(),
                        format.rotated(),
                        weightCap,
                        noise),
                terms.masking(),
                terms.expiresAt(),
                terms.cohort());
    }

    private static RoundDescriptor withManyEpochs(RoundDescriptor terms) {
        TrainingTerms training = terms.training();
        return new RoundDescriptor(
                terms.round(),
                new TrainingTerms(training.model(), training.configuration(), 500, training.learningRate()),
                terms.format(),
                terms.masking(),
                terms.expiresAt(),
                terms.cohort());
    }

    private static RoundDescriptor withModel(RoundDescriptor terms) {
        TrainingTerms training = terms.training();
        return new RoundDescriptor(
                terms.round(),
                new TrainingTerms(
                        HostileCoordinator.someDigest(),
                        training.configuration(),
                        training.epochs(),
                        training.learningRate()),
                terms.format(),
                terms.masking(),
                terms.expiresAt(),
                terms.cohort());
    }
}
