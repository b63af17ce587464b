package io.sotto.client.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.device.Participation;
import io.sotto.client.grpc.FakeFederation;
import io.sotto.client.grpc.GrpcCoordinator;
import io.sotto.client.grpc.MemoryMembership;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.grpc.SessionStore;
import io.sotto.client.grpc.SmallModel;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.masking.MaskedRounds;
import io.sotto.client.participation.GaveUp;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.LossChange;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.train.TrainingReport;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SealedShares;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.proto.v1.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The attacks that a device refuses, each by a coordinator that really does it through gRPC, against six real devices:
 * their calls, their machine, their checks. Device 0 is the victim.
 */
@Timeout(120)
class GrpcAttackTest {
    private static final int DEVICES = 6;
    private static final int VICTIM = 0;
    private static final SignatureVerifier VERIFIER = new RememberingVerifier(new Ed25519Verifier(), 10_000);

    private final Map<Integer, MemoryMembership> memberships = new HashMap<>();
    private final Map<Integer, String> reasons = new ConcurrentHashMap<>();
    private final Map<Integer, ParticipationState> ends = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void nobodyLies_theSumIsThatOfAll() {
        try (HostileCoordinator coordinator = run((device, step, truth) -> truth)) {
            assertThat(reasons).isEmpty();
            assertThat(coordinator.sum()).isNotNull();
            assertThat(coordinator.sum().survivors().count()).isEqualTo(DEVICES);
            assertThat(coordinator.sum().decode(Primitives.standard()).sampleCount())
                    .isEqualTo(10L * DEVICES);
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

    @Test
    void serverGivesOneClientAnotherModel_itRefusesAndNothingOfItIsInTheSum() {
        HostileCoordinator.Lie lie = (device, step, truth) ->
                device == VICTIM && step == Step.SHARE ? signed(withTraining(descriptor(truth))) : truth;
        try (HostileCoordinator coordinator = run(lie)) {
            assertThat(reasons.keySet()).containsExactly(VICTIM);
            assertThat(reasons.get(VICTIM)).contains("WRONG_MODEL");
            assertThat(coordinator.heardFrom(VICTIM, Step.SHARE)).isNull();
            assertThat(coordinator.sum().survivors().count()).isEqualTo(DEVICES - 1);
        }
    }

    @Test
    void serverLowersTheThreshold_everyDeviceRefusesAndSaysWhatItAllows() {
        try (HostileCoordinator coordinator = run(onTerms(terms -> new RoundDescriptor(
                terms.round(),
                terms.training(),
                terms.format(),
                new MaskingTerms(5, 3, 4),
                terms.expiresAt(),
                terms.cohort())))) {
            assertAllRefuse(coordinator, "threshold: the round asks for 3, this device allows at least 4");
        }
    }

    @Test
    void serverRaisesTheClipNorm_everyDeviceGivesUpAndSaysWhatItAllows() {
        try (HostileCoordinator coordinator = run(onTerms(terms -> withFormat(terms, 30, 512)))) {
            assertAllRefuse(coordinator, "clip norm: the round asks for 30, this device allows at most 20");
            assertThat(ends.values()).allSatisfy(end -> assertThat(end).isInstanceOf(GaveUp.class));
        }
    }

    @Test
    void serverRaisesTheWeightCap_everyDeviceRefuses() {
        try (HostileCoordinator coordinator = run(onTerms(terms -> withFormat(terms, 5, 20_000)))) {
            assertAllRefuse(coordinator, "weight cap: the round asks for 20000, this device allows at most 10000");
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

    @Test
    void serverReplaysARound_everyDeviceRefuses() {
        for (int device = 0; device < DEVICES; device++) {
            MemoryMembership membership = new MemoryMembership();
            membership.remember(RoundMemory.EMPTY.afterBeginning(HostileCoordinator.ROUND));
            memberships.put(device, membership);
        }
        try (HostileCoordinator coordinator = run((device, step, truth) -> truth)) {
            assertAllRefuse(coordinator, "REPLAYED");
        }
    }

    @Test
    void serverChoosesACohortThatDiffersByOneClient_theDevicesRefuse() {
        List<IdentityKey> before = new ArrayList<>();
        for (int device = 0; device < DEVICES; device++) {
            memberships.put(device, new MemoryMembership());
            before.add(memberships.get(device).signer().identity());
        }
        before.add(IdentityKey.of(FakeFederation.filled(32, 3)));
        memberships.values().forEach(one -> one.remember(RoundMemory.EMPTY.afterRevealing(before)));

        try (HostileCoordinator coordinator = run((device, step, truth) -> truth)) {
            assertAllRefuse(coordinator, "cohort: the round asks for one that differs from the last by 1");
        }
    }

    @Test
    void serverTellsDifferentClientsDifferentSurvivors_nobodyRevealsAnything() {
        HostileCoordinator.Lie lie =
                (device, step, truth) -> step == Step.CONFIRM && device % 2 == 0 ? withoutOne(truth, device) : truth;
        try (HostileCoordinator coordinator = run(lie)) {
            for (int device = 0; device < DEVICES; device++) {
                assertThat(coordinator.heardFrom(device, Step.UNMASK)).isNull();
            }
            assertThat(coordinator.sum()).isNull();
        }
    }

    @Test
    void serverAsksToUnmaskTwice_everyDeviceRefusesTheSecondTime() {
        List<Step> script = List.of(Step.ADVERTISE, Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK, Step.UNMASK);
        try (HostileCoordinator coordinator = run((device, step, truth) -> truth, script)) {
            assertThat(coordinator.withdrawn()).hasSize(DEVICES);
            assertThat(reasons.values()).allMatch(reason -> reason.contains("ASKED_TWICE"));
        }
    }

    @Test
    void serverAsksForBothSharesOfOneClient_everyDeviceRefusesTheOther() throws DecodeException {
        List<Step> script = List.of(Step.ADVERTISE, Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK, Step.CONFIRM);
        int[] asked = new int[DEVICES];
        HostileCoordinator.Lie lie = (device, step, truth) ->
                step == Step.CONFIRM && ++asked[device] == 2 ? withoutOne(truth, device) : truth;
        try (HostileCoordinator coordinator = run(lie, script)) {
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

    @Test
    void serverReadsTheSampleCountOrLoss_noMessageButTheMaskedVectorDependsOnThem() {
        Map<Step, Integer> few = lengths(10, 1.5);
        Map<Step, Integer> many = lengths(500, 0.1);

        assertThat(few).isEqualTo(many).hasSize(5);
    }

    private Map<Step, Integer> lengths(int faces, double loss) {
        memberships.clear();
        Map<Step, Integer> lengths = new HashMap<>();
        try (HostileCoordinator coordinator = run((device, step, truth) -> truth, faces, loss)) {
            for (Step step : List.of(Step.ADVERTISE, Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK)) {
                lengths.put(step, coordinator.heardFrom(VICTIM, step).length);
            }
        }
        return lengths;
    }

    private HostileCoordinator run(HostileCoordinator.Lie lie) {
        return run(lie, 10, 1.5);
    }

    private HostileCoordinator run(HostileCoordinator.Lie lie, int faces, double loss) {
        HostileCoordinator coordinator = new HostileCoordinator(DEVICES, lie);
        takePart(coordinator, faces, loss);
        return coordinator;
    }

    private HostileCoordinator run(HostileCoordinator.Lie lie, List<Step> script) {
        HostileCoordinator coordinator = new HostileCoordinator(DEVICES, lie, script);
        takePart(coordinator, 10, 1.5);
        return coordinator;
    }

    private void takePart(HostileCoordinator coordinator, int faces, double loss) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            int device = i;
            GrpcCoordinator link = new GrpcCoordinator(
                    coordinator.channel(),
                    new ServerAddress("coordinator.example", 8443),
                    "device-" + device,
                    new NoSession(),
                    memberships.computeIfAbsent(device, key -> new MemoryMembership()),
                    new TrafficMeter());
            parts.add(CompletableFuture.runAsync(() -> takePart(device, link, faces, loss), threads));
        }
        parts.forEach(CompletableFuture::join);
    }

    private void takePart(int device, GrpcCoordinator link, int faces, double loss) {
        float[] update = new float[SmallModel.PARAMETERS.length()];
        Arrays.fill(update, 0.001f);
        LocalUpdate learned = new LocalUpdate(
                ParameterVector.of(SmallModel.PARAMETERS.layout(), update), new TrainingReport(faces, 1, loss));
        try (GrpcCoordinator coordinator = link;
                MaskedRounds rounds = new MaskedRounds(
                        memberships.get(device),
                        DevicePolicy.STANDARD,
                        Primitives.standard(),
                        VERIFIER,
                        Randomness.system(),
                        InstantSource.system())) {
            ends.put(
                    device,
                    new Participation(
                                    coordinator,
                                    (task, global) ->
                                            new ParticipationEvent.Trained(learned, new LossChange(2, loss, faces)),
                                    rounds,
                                    (before, event, after) -> {
                                        if (event instanceof ParticipationEvent.RoundLeft left) {
                                            reasons.put(device, left.message());
                                        }
                                    },
                                    pause -> {},
                                    new RandomStreams(device).stream("jitter"))
                            .run());
        }
    }

    private void assertAllRefuse(HostileCoordinator coordinator, String reason) {
        assertThat(reasons).hasSize(DEVICES);
        assertThat(reasons.values()).allMatch(found -> found.matches("(?s).*(" + reason + ").*"));
        for (int device = 0; device < DEVICES; device++) {
            assertThat(coordinator.heardFrom(device, Step.ADVERTISE)).isNotNull();
            assertThat(coordinator.heardFrom(device, Step.SHARE))
                    .as("sent nothing but keys")
                    .isNull();
        }
    }

    private static HostileCoordinator.Lie onTerms(UnaryOperator<RoundDescriptor> change) {
        return (device, step, truth) -> step == Step.SHARE ? signed(change.apply(descriptor(truth))) : truth;
    }

    private static RoundDescriptor descriptor(byte[] signed) {
        try {
            return SignedDescriptor.parse(signed).descriptor();
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] signed(RoundDescriptor terms) {
        return SignedDescriptor.sign(FakeFederation.COORDINATOR, terms).toBytes();
    }

    private static RoundDescriptor with(RoundDescriptor terms, Consumer<List<Participant>> change) {
        List<Participant> cohort = new ArrayList<>(terms.cohort());
        change.accept(cohort);
        return new RoundDescriptor(
                terms.round(), terms.training(), terms.format(), terms.masking(), terms.expiresAt(), cohort);
    }

    private static RoundDescriptor withFormat(RoundDescriptor terms, double clipNorm, int weightCap) {
        VectorFormat format = terms.format();
        return new RoundDescriptor(
                terms.round(),
                terms.training(),
                new VectorFormat(
                        format.modelLength(),
                        format.sideValues(),
                        clipNorm,
                        format.inputBits(),
                        format.ringBits(),
                        format.rotated(),
                        weightCap,
                        format.noiseMultiplier()),
                terms.masking(),
                terms.expiresAt(),
                terms.cohort());
    }

    private static RoundDescriptor withTraining(RoundDescriptor terms) {
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

    /** The same survivors but for one, who is not the device that is told. */
    private byte[] withoutOne(byte[] truth, int device) {
        try {
            Survivors all = Survivors.parse(truth);
            BitSet fewer = new BitSet();
            Arrays.stream(all.indices()).forEach(fewer::set);
            List<IdentityKey> order = memberships.values().stream()
                    .map(one -> one.signer().identity())
                    .sorted()
                    .toList();
            int own = order.indexOf(memberships.get(device).signer().identity());
            fewer.clear((own + 1) % DEVICES);
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

    private static final class NoSession implements SessionStore {
        @Override
        public Optional<byte[]> load() {
            return Optional.empty();
        }

        @Override
        public void save(byte[] token) {}
    }
}
