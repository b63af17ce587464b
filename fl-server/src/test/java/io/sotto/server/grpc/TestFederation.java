package io.sotto.server.grpc;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.ManualLoop;
import io.sotto.server.coordinator.RunObserver;
import io.sotto.server.coordinator.RunPlan;
import io.sotto.server.evaluate.ModelEvaluation;
import io.sotto.server.registry.Sessions;
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
import java.util.Arrays;
import java.util.UUID;

/** A coordinator with its services in this process: one thread, a manual clock, every call answered at once or not yet. */
final class TestFederation implements AutoCloseable {
    /** Large enough for a model of more than one chunk. */
    static final ParameterLayout LAYOUT =
            new ParameterLayout.Builder().add("w", Role.WEIGHT, 50_000).build();

    static final Duration DEADLINE = Duration.ofSeconds(120);
    static final Duration POLL_TIME = Duration.ofSeconds(25);
    static final TrainingPlan PLAN = new TrainingPlan(2, 32, 0.05, 0.1, true, new Optimiser.Sgd(0.9, 0.0001));
    static final int MAX_CLIENTS = 5;

    final ManualLoop loop = new ManualLoop();
    final MemoryStore store = new MemoryStore();
    final Coordinator coordinator;
    private final String name = UUID.randomUUID().toString();
    private final GrpcServer server;
    private final ManagedChannel channel;

    private TestFederation(int rounds, int cohort, int minUpdates, long maxUploadBytes) {
        RoundSettings settings = new RoundSettings(
                rounds, new CohortSize.Fixed(cohort), cohort, minUpdates, DEADLINE, Duration.ofSeconds(5), 3, 1000);
        coordinator = new Coordinator(
                new RunPlan(settings, PLAN, 7, 2, POLL_TIME),
                new GlobalModel("tiny+none", vector(0)),
                store,
                ModelEvaluation.none(),
                loop,
                Runnable::run,
                new SilentObserver());
        server = GrpcServer.start(
                InProcessServerBuilder.forName(name).directExecutor(),
                new GrpcServer.Address("in-process", 0, Path.of(""), Path.of("")),
                coordinator,
                loop,
                new Sessions(MAX_CLIENTS, new SecureRandom(), InstantSource.system()),
                maxUploadBytes);
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    /** All of a cohort's updates are needed. */
    static TestFederation ofCohort(int cohort) {
        return new TestFederation(2, cohort, cohort, 1L << 30);
    }

    static TestFederation of(int rounds, int cohort, int minUpdates) {
        return new TestFederation(rounds, cohort, minUpdates, 1L << 30);
    }

    static TestFederation withRoomFor(int uploads, int cohort) {
        return new TestFederation(1, cohort, cohort, (long) uploads * LAYOUT.length() * Float.BYTES);
    }

    TestClient join(String clientName) {
        return new TestClient(
                channel,
                join(JoinRequest.newBuilder()
                                .setProtocolVersion(1)
                                .setClientName(clientName)
                                .build())
                        .answer()
                        .getJoined()
                        .getToken());
    }

    Recorder<JoinResponse> join(JoinRequest request) {
        Recorder<JoinResponse> answer = new Recorder<>();
        FederationGrpc.newStub(channel).join(request, answer);
        return answer;
    }

    TestClient withToken(ByteString token) {
        return new TestClient(channel, token);
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

    private static final class SilentObserver implements RunObserver {
        @Override
        public void began(TaskId task, int cohortSize) {}

        @Override
        public void failed(RoundSummary summary) {}

        @Override
        public void committed(RoundRecord round) {}

        @Override
        public void ended(Ending ending) {}
    }
}
