package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.LastShare;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.Aggregator;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepTask;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.ManualLoop;
import io.sotto.server.coordinator.RunObserver;
import io.sotto.server.coordinator.RunPlan;
import io.sotto.server.evaluate.ModelEvaluation;
import io.sotto.server.masking.Masking;
import io.sotto.server.masking.MaskingPlan;
import io.sotto.server.masking.RoundNames;
import io.sotto.server.registry.EnrolmentDesk;
import io.sotto.server.registry.Sessions;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.CohortSize;
import io.sotto.server.round.Ending;
import io.sotto.server.round.RoundSettings;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.TaskId;
import io.sotto.server.store.MemoryStore;
import io.sotto.server.store.RoundRecord;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;

/** A coordinator with its services in this process: one thread, a manual clock, every call answered at once or not yet. */
final class TestFederation implements AutoCloseable {
    /** Large enough for a model of more than one chunk. */
    static final ParameterLayout LAYOUT =
            new ParameterLayout.Builder().add("w", Role.WEIGHT, 50_000).build();

    static final Duration DEADLINE = Duration.ofSeconds(120);
    static final Duration POLL_TIME = Duration.ofSeconds(25);
    static final TrainingPlan PLAN = new TrainingPlan(2, 32, 0.05, 0.1, true, new Optimiser.Sgd(0.9, 0.0001));
    static final int MAX_CLIENTS = 8;
    static final Duration STEP_TIME = Duration.ofSeconds(30);
    static final Duration GATHERING_TIME = Duration.ofSeconds(5);

    final ManualLoop loop = new ManualLoop();
    final MemoryStore store = new MemoryStore();
    /** Why attempts failed. */
    final List<String> failures = new ArrayList<>();
    /** Whose shares could not be read, and by how many. */
    final Map<IdentityKey, Integer> complaints = new HashMap<>();

    final Coordinator coordinator;
    private final String name = UUID.randomUUID().toString();
    private final GrpcServer server;
    private final ManagedChannel channel;

    private TestFederation(int rounds, int cohort, int minUpdates, long maxUploadBytes, MaskingPlan masking) {
        this(rounds, cohort, minUpdates, maxUploadBytes, masking, 0);
    }

    /** @param start how often the coordinator has started before; the model is another each time */
    private TestFederation(
            int rounds, int cohort, int minUpdates, long maxUploadBytes, MaskingPlan masking, int start) {
        RoundSettings settings = new RoundSettings(
                rounds,
                new CohortSize.Fixed(cohort),
                cohort,
                minUpdates,
                DEADLINE,
                STEP_TIME,
                GATHERING_TIME,
                3,
                Aggregation.MASKED);
        Signer signer = Ed25519Signer.create(Randomness.system());
        Signer authority = Ed25519Signer.create(Randomness.system());
        SignatureVerifier verifier = new RememberingVerifier(new Ed25519Verifier(), 10_000);
        Aggregator aggregator = new Aggregator(
                signer,
                authority.identity(),
                masking.forModel(LAYOUT.length(), minUpdates),
                Primitives.standard(),
                verifier);
        coordinator = new Coordinator(
                new RunPlan(settings, masking, PLAN, new LastShare(0), 7, 2, POLL_TIME),
                new Masking(aggregator, new RoundNames(Digest.sha256(new byte[] {1}), start), InstantSource.system()),
                new GlobalModel("tiny+none", vector(start)),
                store,
                ModelEvaluation.none(),
                loop,
                Runnable::run,
                new Witness());
        server = GrpcServer.start(
                InProcessServerBuilder.forName(name).directExecutor(),
                new GrpcServer.Address("in-process", 0, Path.of(""), Path.of("")),
                coordinator,
                loop,
                new Sessions(MAX_CLIENTS, new SecureRandom(), InstantSource.system()),
                new EnrolmentDesk(
                        signer.identity(),
                        authority.identity(),
                        Optional.of(authority),
                        verifier,
                        InstantSource.system()),
                maxUploadBytes);
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    /** All of a cohort's updates are needed. */
    static TestFederation ofCohort(int cohort) {
        return new TestFederation(2, cohort, cohort, 1L << 30, MaskingPlan.STANDARD);
    }

    static TestFederation of(int rounds, int cohort, int minUpdates) {
        return new TestFederation(rounds, cohort, minUpdates, 1L << 30, MaskingPlan.STANDARD);
    }

    /** One that was stopped after a round and has started again: of the devices it remembers nothing. */
    static TestFederation restarted(int rounds, int cohort, int minUpdates) {
        return new TestFederation(rounds, cohort, minUpdates, 1L << 30, MaskingPlan.STANDARD, 1);
    }

    /** One round whose terms ask for noise. */
    static TestFederation withNoise(double noiseMultiplier, int cohort) {
        MaskingPlan standard = MaskingPlan.STANDARD;
        MaskingPlan noisy = new MaskingPlan(
                standard.trust(),
                standard.minimumSurvivorShare(),
                standard.lifetime(),
                standard.clipNormL2(),
                standard.inputBits(),
                standard.rotated(),
                standard.weightCap(),
                noiseMultiplier);
        return new TestFederation(1, cohort, cohort, 1L << 30, noisy);
    }

    static TestFederation withRoomFor(int uploadBytes, int cohort) {
        return new TestFederation(1, cohort, cohort, uploadBytes, MaskingPlan.STANDARD);
    }

    TestClient join(String clientName) {
        return join(clientName, new MaskedDevice(PLAN));
    }

    /** A device may have been in another federation, or in this one, before. */
    TestClient join(String clientName, MaskedDevice device) {
        JoinResponse.Joined joined =
                join(request(clientName, device).build()).answer().getJoined();
        device.joined(joined);
        return new TestClient(channel, joined.getToken(), device);
    }

    /** So many clients, each with a task of the round that they make. */
    List<TestClient> cohort(int clients) {
        return IntStream.range(0, clients).mapToObj(i -> join("client-" + i)).toList();
    }

    static JoinRequest.Builder request(String clientName, MaskedDevice device) {
        return JoinRequest.newBuilder()
                .setProtocolVersion(4)
                .setClientName(clientName)
                .setIdentityKey(ByteString.copyFrom(device.identity().toBytes()));
    }

    /** All ask and advertise. */
    static void advertise(List<TestClient> clients) {
        List<Recorder<NextTaskResponse>> tasks =
                clients.stream().map(TestClient::ask).toList();
        for (int i = 0; i < clients.size(); i++) {
            accepted(clients.get(i).advertise(tasks.get(i).answer().getTrain()));
        }
    }

    /** All do one of the later steps. */
    static void step(List<TestClient> clients, Step expected, float... updates) {
        for (int i = 0; i < clients.size(); i++) {
            Recorder<NextTaskResponse> asked = clients.get(i).ask();
            if (expected == Step.UNMASK && (asked.isOpen() || !asked.answer().hasStep())) {
                continue; // the shares of the others were enough
            }
            StepTask task = asked.answer().getStep();
            assertThat(task.getStep()).isEqualTo(expected);
            accepted(clients.get(i).answer(task, updates.length == 0 ? 0 : updates[i]));
        }
    }

    /** All play a round to its end, each with an update of equal elements. */
    static void play(List<TestClient> clients, float... updates) {
        advertise(clients);
        step(clients, Step.SHARE);
        step(clients, Step.MASK, updates);
        step(clients, Step.CONFIRM);
        step(clients, Step.UNMASK);
    }

    private static void accepted(Recorder<SubmitStepResponse> answer) {
        assertThat(answer.answer().hasAccepted())
                .as("accepted: %s", answer.answer())
                .isTrue();
    }

    /** Whether the last committed model has this value everywhere, but for the rounding of updates. */
    void assertModelIsNear(float value) {
        ParameterVector model = store.model().orElseThrow();
        for (int i = 0; i < model.length(); i++) {
            assertThat(model.get(i)).isCloseTo(value, Offset.offset(0.002f));
        }
    }

    Recorder<JoinResponse> join(JoinRequest request) {
        Recorder<JoinResponse> answer = new Recorder<>();
        FederationGrpc.newStub(channel).join(request, answer);
        return answer;
    }

    TestClient withToken(ByteString token) {
        return new TestClient(channel, token, new MaskedDevice(PLAN));
    }

    ManagedChannel channel() {
        return channel;
    }

    static ParameterVector vector(float value) {
        float[] values = new float[LAYOUT.length()];
        Arrays.fill(values, value);
        return ParameterVector.of(LAYOUT, values);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
    }

    private final class Witness implements RunObserver {
        @Override
        public void began(TaskId task, int cohortSize) {}

        @Override
        public void failed(RoundSummary summary, String reason) {
            failures.add(reason);
        }

        @Override
        public void complained(TaskId task, Map<IdentityKey, Integer> complained) {
            complaints.putAll(complained);
        }

        @Override
        public void committed(RoundRecord round) {}

        @Override
        public void ended(Ending ending) {}
    }
}
