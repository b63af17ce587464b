package io.sotto.client.grpc.companion;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the companion to programs of this device, on the loopback address and nowhere else. */
public final class CompanionGrpcServer implements AutoCloseable {
    /** A picture and what stands around it. */
    private static final int MOST_MESSAGE_BYTES = Wishes.MOST_IMAGE_BYTES + (64 << 10);

    private static final int THREADS = 2;
    private static final int PATIENCE_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(CompanionGrpcServer.class);

    private final Server server;
    private final ExecutorService threads;

    private CompanionGrpcServer(Server server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param token what callers have to know
     * @throws InvalidInputException if the port is in use
     */
    public static CompanionGrpcServer start(int port, String token, CompanionPort companion) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "companion-grpc");
            thread.setDaemon(true);
            return thread;
        });
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(new CompanionService(companion))
                .intercept(new TokenGuard(token))
                .maxInboundMessageSize(MOST_MESSAGE_BYTES)
                .executor(threads)
                .build();
        try {
            return new CompanionGrpcServer(server.start(), threads);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new InvalidInputException(
                    "gRPC port %d: expected a free one, found: %s".formatted(port, e.getMessage()), e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            if (!server.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("calls of other programs did not end in {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
