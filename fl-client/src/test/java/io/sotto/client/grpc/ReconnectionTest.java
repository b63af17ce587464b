package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import io.grpc.Server;
import io.grpc.stub.ServerCallStreamObserver;
import io.sotto.client.device.LocalTraining;
import io.sotto.client.device.Participation;
import io.sotto.client.masking.MaskedRounds;
import io.sotto.client.participation.Finished;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.LossChange;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.model.RandomStreams;
import io.sotto.model.train.TrainingReport;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import io.sotto.proto.v1.NextTaskResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole participation over real sockets, with a coordinator that goes away in the middle and comes back. */
@Timeout(60)
class ReconnectionTest {
    private final TestAuthority.Identity identity;
    private final TestAuthority authority = new TestAuthority();
    private final List<ParticipationEvent> events = new ArrayList<>();

    ReconnectionTest() {
        identity = authority.serverFor(TestAuthority.address("127.0.0.1"));
    }

    @Test
    void run_coordinatorRestartsWhileTheDeviceTrains_joinsAgainAndFinishes() throws Exception {
        Server first = TlsServers.start(servingOneTask(), identity, 0, "TLSv1.3");
        ServerAddress address = new ServerAddress("127.0.0.1", first.getPort());
        FakeFederation restarted = forgetfulThenFinished();
        List<Server> servers = new ArrayList<>(List.of(first));
        LocalTraining training = (task, global) -> {
            stop(first);
            return new ParticipationEvent.Trained(
                    new LocalUpdate(SmallModel.PARAMETERS, new TrainingReport(5, 1, 1.5)), new LossChange(2, 1, 5));
        };
        MemoryMembership membership = new MemoryMembership();
        TrafficMeter meter = new TrafficMeter();
        try (GrpcCoordinator coordinator = new GrpcCoordinator(
                CoordinatorChannels.open(address, authority.trusted()),
                address,
                "kitchen",
                new InProcessLink.MemorySession(),
                membership,
                meter)) {
            var end = new Participation(
                            coordinator,
                            training,
                            new MaskedRounds(
                                    membership,
                                    DevicePolicy.STANDARD,
                                    Primitives.standard(),
                                    new Ed25519Verifier(),
                                    Randomness.system(),
                                    InstantSource.system()),
                            (before, event, after) -> events.add(event),
                            pause -> {
                                if (servers.size() == 1) {
                                    servers.add(TlsServers.start(restarted, identity, address.port(), "TLSv1.3"));
                                }
                            },
                            new RandomStreams(3).stream("jitter"))
                    .run();

            assertThat(end).isEqualTo(new Finished(SmallModel.REFERENCE, true));
        } finally {
            servers.forEach(Server::shutdownNow);
        }
        assertThat(restarted.joins)
                .singleElement()
                .satisfies(join -> assertThat(join.getPreviousToken()).isEqualTo(FakeFederation.TOKEN));
        assertThat(events).hasAtLeastOneElementOfType(ParticipationEvent.Unreachable.class);
        assertThat(meter.receivedBytes()).isBetween((long) SmallModel.BYTES.length, SmallModel.BYTES.length + 5_000L);
        assertThat(meter.sentBytes()).isPositive();
    }

    private static FakeFederation servingOneTask() {
        FakeFederation federation = new FakeFederation();
        federation.onNextTask = (call, observer) -> FakeFederation.answer(
                observer,
                NextTaskResponse.newBuilder().setTrain(SmallModel.task()).build());
        federation.onFetch = (call, observer) -> sendModel(observer);
        return federation;
    }

    private static FakeFederation forgetfulThenFinished() {
        FakeFederation federation = new FakeFederation();
        federation.onPart = (part, observer) -> {
            if (part.hasHeader()) {
                observer.onError(FakeFederation.failure(Code.UNAUTHENTICATED, "SESSION_UNKNOWN"));
            }
        };
        federation.onNextTask = (call, observer) -> FakeFederation.answer(
                observer,
                NextTaskResponse.newBuilder()
                        .setFinished(NextTaskResponse.Finished.newBuilder().setModel(SmallModel.descriptor()))
                        .build());
        return federation;
    }

    private static void sendModel(ServerCallStreamObserver<io.sotto.proto.v1.Chunk> observer) {
        ModelDownloadTest.sendAll(observer, SmallModel.BYTES);
    }

    private static void stop(Server server) {
        try {
            server.shutdownNow().awaitTermination();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
