package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Server;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.traffic.Peer;
import io.sotto.client.traffic.SocketTraffic;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two witnesses of the same transfer: gRPC's own count of messages, and the sockets of this process, which carry TLS and
 * HTTP/2 around them. Both ends are in this process, so each byte is written once and read once, but for a last word of TLS
 * that nobody waits for.
 */
class TrafficAgreementTest {
    private static final int FETCHES = 4;

    /** Handshake, settings, headers and window updates of a connection. */
    private static final long CONNECTION_BYTES = 16 << 10;

    /** Of TLS records and HTTP/2 frames around 16 KiB: 31 bytes, and more where they are shorter. */
    private static final double FRAMING = 0.01;

    private static final long FAREWELL_BYTES = 64;

    private final FakeFederation federation = new FakeFederation();
    private final TestAuthority authority = new TestAuthority();
    private final Server server =
            TlsServers.start(federation, authority.serverFor(TestAuthority.address("127.0.0.1")), 0, "TLSv1.3");

    @AfterEach
    void close() {
        server.shutdownNow();
    }

    @Test
    void modelsFetched_socketsAndGrpc_countTheSameButForFraming() throws InterruptedException {
        federation.onFetch = (call, observer) -> ModelDownloadTest.sendAll(observer, SmallModel.BYTES);
        TrafficMeter meter = new TrafficMeter();
        try (SocketTraffic traffic = SocketTraffic.start(InstantSource.system())) {
            fetch(meter);

            long messages = meter.sentBytes() + meter.receivedBytes();
            long most = Math.round(messages * (1 + FRAMING)) + CONNECTION_BYTES;
            assertThat(messages).isGreaterThan((long) FETCHES * SmallModel.BYTES.length);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(traffic.peers()).allMatch(Peer::loopback);
                assertThat(written(traffic)).isBetween(messages, most);
                assertThat(written(traffic) - read(traffic)).isBetween(0L, FAREWELL_BYTES);
            });
        }
    }

    private void fetch(TrafficMeter meter) throws InterruptedException {
        ServerAddress address = new ServerAddress("127.0.0.1", server.getPort());
        try (GrpcCoordinator coordinator = new GrpcCoordinator(
                CoordinatorChannels.open(address, authority.trusted()),
                address,
                "kitchen",
                new InProcessLink.MemorySession(),
                new MemoryMembership(),
                meter)) {
            for (int i = 0; i < FETCHES; i++) {
                assertThat(coordinator.fetch(SmallModel.REFERENCE))
                        .isEqualTo(new ParticipationEvent.Fetched(SmallModel.PARAMETERS));
            }
        }
    }

    private static long written(SocketTraffic traffic) {
        return traffic.peers().stream().mapToLong(Peer::sentBytes).sum();
    }

    private static long read(SocketTraffic traffic) {
        return traffic.peers().stream().mapToLong(Peer::receivedBytes).sum();
    }
}
