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
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.LossChange;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.train.TrainingReport;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import io.sotto.proto.v1.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * Six real devices, with their calls, their machine and their checks, and a coordinator that lies to them through gRPC.
 * Device 0 is the victim.
 */
@Timeout(120)
abstract class GrpcScene {
    static final int DEVICES = 6;
    static final int VICTIM = 0;
    static final HostileCoordinator.Lie TRUTH = (device, step, truth) -> truth;
    private static final SignatureVerifier VERIFIER = new RememberingVerifier(new Ed25519Verifier(), 10_000);

    final Map<Integer, MemoryMembership> memberships = new HashMap<>();
    /** Why devices left the round. */
    final Map<Integer, String> reasons = new ConcurrentHashMap<>();

    final Map<Integer, List<String>> warnings = new ConcurrentHashMap<>();
    /** Devices that trained, once for each time. */
    final List<Integer> trainings = new CopyOnWriteArrayList<>();

    final Map<Integer, ParticipationState> ends = new ConcurrentHashMap<>();
    final ExecutorService threads = Executors.newCachedThreadPool();
    RoundPolicy policy = DevicePolicy.STANDARD;
    IntFunction<Randomness> randomness = device -> Randomness.system();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    HostileCoordinator run(HostileCoordinator.Lie lie) {
        return run(new HostileCoordinator(DEVICES, lie));
    }

    HostileCoordinator run(HostileCoordinator coordinator) {
        return run(coordinator, 10, 1.5);
    }

    /** Each device has learned from so many faces with this loss. */
    HostileCoordinator run(HostileCoordinator coordinator, int faces, double loss) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (int i = 0; i < coordinator.devices(); i++) {
            int device = i;
            GrpcCoordinator link = new GrpcCoordinator(
                    coordinator.channel(),
                    new ServerAddress("coordinator.example", 8443),
                    "device-" + device,
                    new NoSession(),
                    memberships.computeIfAbsent(device, key -> new MemoryMembership(randomness.apply(key))),
                    new TrafficMeter());
            MaskedRounds rounds = new MaskedRounds(
                    memberships.get(device),
                    policy,
                    Primitives.standard(),
                    VERIFIER,
                    randomness.apply(100 + device),
                    coordinator.clock());
            parts.add(CompletableFuture.runAsync(() -> takePart(device, link, rounds, faces, loss), threads));
        }
        parts.forEach(CompletableFuture::join);
        return coordinator;
    }

    void assertAllRefuse(HostileCoordinator coordinator, String reason) {
        assertThat(reasons).hasSize(DEVICES);
        assertThat(reasons.values()).allMatch(found -> found.matches("(?s).*(" + reason + ").*"));
        for (int device = 0; device < DEVICES; device++) {
            assertThat(coordinator.heardFrom(device, Step.ADVERTISE)).isNotNull();
            assertThat(coordinator.heardFrom(device, Step.SHARE))
                    .as("sent nothing but keys")
                    .isNull();
        }
    }

    static Randomness seeded(long seed) {
        return new Random(seed)::nextBytes;
    }

    static HostileCoordinator.Lie onTerms(UnaryOperator<RoundDescriptor> change) {
        return (device, step, truth) -> step == Step.SHARE ? signed(change.apply(descriptor(truth))) : truth;
    }

    static RoundDescriptor descriptor(byte[] signed) {
        try {
            return SignedDescriptor.parse(signed).descriptor();
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] signed(RoundDescriptor terms) {
        return SignedDescriptor.sign(FakeFederation.COORDINATOR, terms).toBytes();
    }

    static RoundDescriptor with(RoundDescriptor terms, Consumer<List<Participant>> change) {
        List<Participant> cohort = new ArrayList<>(terms.cohort());
        change.accept(cohort);
        return new RoundDescriptor(
                terms.round(), terms.training(), terms.format(), terms.masking(), terms.expiresAt(), cohort);
    }

    private void takePart(int device, GrpcCoordinator link, MaskedRounds keys, int faces, double loss) {
        float[] update = new float[SmallModel.PARAMETERS.length()];
        Arrays.fill(update, 0.001f);
        LocalUpdate learned = new LocalUpdate(
                ParameterVector.of(SmallModel.PARAMETERS.layout(), update), new TrainingReport(faces, 1, loss));
        try (GrpcCoordinator coordinator = link;
                MaskedRounds rounds = keys) {
            ends.put(
                    device,
                    new Participation(
                                    coordinator,
                                    (task, global) -> {
                                        trainings.add(device);
                                        return new ParticipationEvent.Trained(learned, new LossChange(2, loss, faces));
                                    },
                                    rounds,
                                    (before, event, after) -> {
                                        if (event instanceof ParticipationEvent.RoundLeft left) {
                                            reasons.put(device, left.message());
                                        } else if (event instanceof ParticipationEvent.Prepared prepared) {
                                            warnings.computeIfAbsent(device, key -> new ArrayList<>())
                                                    .addAll(prepared.warnings());
                                        }
                                    },
                                    pause -> {},
                                    new RandomStreams(device).stream("jitter"))
                            .run());
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
