package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private final TestAuthority authority = new TestAuthority();
    private final FakeFederation federation = new FakeFederation();
    private @Nullable Server server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    @Test
    void join_certificateOfTheAuthorityForTheHost_succeeds() throws InterruptedException {
        server = TlsServers.start(federation, authority.serverFor(TestAuthority.address("127.0.0.1")), 0, "TLSv1.3");

        assertThat(join(authority)).isEqualTo(new ParticipationEvent.Joined());
    }

    @Test
    void join_certificateOfAnotherAuthority_isUntrusted() throws InterruptedException {
        server = TlsServers.start(
                federation, new TestAuthority().serverFor(TestAuthority.address("127.0.0.1")), 0, "TLSv1.3");

        assertUntrusted("expected a certificate of the authority in --ca, found one of another authority");
        assertThat(federation.joins).isEmpty();
    }

    @Test
    void join_certificateForAnotherHost_isUntrusted() throws InterruptedException {
        server = TlsServers.start(
                federation, authority.serverFor(TestAuthority.name("elsewhere.example")), 0, "TLSv1.3");

        assertUntrusted("the server's certificate is for another host");
    }

    @Test
    void join_expiredCertificate_isUntrusted() throws InterruptedException {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        server = TlsServers.start(
                federation, authority.serverFor(TestAuthority.address("127.0.0.1"), yesterday), 0, "TLSv1.3");

        assertUntrusted("the server's certificate has expired");
    }

    @Test
    void join_olderTls_isUntrusted() throws InterruptedException {
        server = TlsServers.start(federation, authority.serverFor(TestAuthority.address("127.0.0.1")), 0, "TLSv1.2");

        assertUntrusted("TLS 1.3 failed");
    }

    @Test
    void join_serverWithoutTls_isUntrusted() throws InterruptedException {
        server = TlsServers.startWithoutTls(federation);

        assertUntrusted("expected a server that speaks TLS, found one that does not");
    }

    @Test
    void join_nobodyListens_isUnreachable() throws InterruptedException {
        server = TlsServers.startWithoutTls(federation);
        int port = server.getPort();
        server.shutdownNow().awaitTermination();

        assertThat(joinAt(port, authority))
                .isInstanceOfSatisfying(
                        ParticipationEvent.Unreachable.class,
                        unreachable -> assertThat(unreachable.message())
                                .isEqualTo("127.0.0.1:%d: no coordinator answers (Connection refused)", port));
    }

    @Test
    void read_fileThatIsNoCertificate_isRefusedByName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        Path missing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> CertificateAuthority.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("%s: expected a certificate in PEM form, found something else", file);
        assertThatThrownBy(() -> CertificateAuthority.read(missing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("%s: no such file", missing);
        assertThatThrownBy(() -> CertificateAuthority.read(folder)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void read_pemFile_isTheAuthority(@TempDir Path folder) {
        authority.writePem(folder.resolve("ca.pem"));

        assertThat(CertificateAuthority.read(folder.resolve("ca.pem"))).isEqualTo(authority.trusted());
    }

    private void assertUntrusted(String message) throws InterruptedException {
        assertThat(join(authority))
                .isInstanceOfSatisfying(
                        ParticipationEvent.Untrusted.class,
                        untrusted -> assertThat(untrusted.message())
                                .startsWith("127.0.0.1:")
                                .contains(message));
    }

    private ParticipationEvent join(TestAuthority trusted) throws InterruptedException {
        return joinAt(Objects.requireNonNull(server).getPort(), trusted);
    }

    private static ParticipationEvent joinAt(int port, TestAuthority trusted) throws InterruptedException {
        ServerAddress address = new ServerAddress("127.0.0.1", port);
        try (GrpcCoordinator coordinator = new GrpcCoordinator(
                CoordinatorChannels.open(address, trusted.trusted()),
                address,
                "kitchen",
                new InProcessLink.MemorySession(),
                new MemoryMembership(),
                new TrafficMeter())) {
            return coordinator.join();
        }
    }
}
