package io.sotto.client.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Counts are compared with transfers whose length is known. */
class SocketTrafficTest {
    private static final int BYTES = 100_000;

    @Test
    void transfer_onLoopback_isCountedByteForByte() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SocketTraffic traffic = SocketTraffic.start(InstantSource.system())) {
            transfer(loopback);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(sum(traffic, true)).isEqualTo(2L * BYTES);
                assertThat(sum(traffic, false)).isZero();
            });
        }
    }

    @Test
    void transfer_toAnotherAddress_isCountedAsElsewhere() throws IOException {
        InetAddress elsewhere = address();
        try (SocketTraffic traffic = SocketTraffic.start(InstantSource.system())) {
            transfer(elsewhere);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sum(traffic, false)).isEqualTo(2L * BYTES));
        }
    }

    @Test
    void openConnection_toAnotherAddress_isListed() throws IOException {
        Assumptions.assumeTrue(OpenSockets.elsewhere().isPresent(), "this system does not tell");
        InetAddress elsewhere = address();
        try (ServerSocket server = new ServerSocket(0, 1, elsewhere);
                Socket socket = new Socket(elsewhere, server.getLocalPort())) {
            assertThat(OpenSockets.elsewhere().orElseThrow())
                    .contains("%s:%d".formatted(elsewhere.getHostAddress().replaceAll("%.*", ""), socket.getPort()));
        }
        assertThat(OpenSockets.peer("no line", Set.of())).isEmpty();
    }

    /** Sends through a channel and receives through a stream, as libraries do the one or the other. */
    private static void transfer(InetAddress address) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, address)) {
            CompletableFuture<Integer> received = CompletableFuture.supplyAsync(() -> received(server));
            try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(address, server.getLocalPort()))) {
                ByteBuffer bytes = ByteBuffer.allocate(BYTES);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            assertThat(received.join()).isEqualTo(BYTES);
        }
    }

    private static int received(ServerSocket server) {
        try (Socket socket = server.accept()) {
            return socket.getInputStream().readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(SocketTraffic traffic, boolean loopback) {
        return traffic.peers().stream()
                .filter(peer -> peer.loopback() == loopback)
                .mapToLong(peer -> peer.sentBytes() + peer.receivedBytes())
                .sum();
    }

    /** One of this machine that is not loopback; the test is skipped where there is none. */
    private static InetAddress address() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("this machine has no address but loopback"));
    }
}
