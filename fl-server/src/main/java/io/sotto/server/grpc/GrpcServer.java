package io.sotto.server.grpc;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.sotto.model.InvalidInputException;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.EventLoop;
import io.sotto.server.registry.EnrolmentDesk;
import io.sotto.server.registry.Sessions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** The coordinator's services behind TLS 1.3, with health and reflection beside them. Close it to hang up. */
public final class GrpcServer implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 1024 * 1024;
    private static final int MAX_METADATA_BYTES = 8 * 1024;
    private static final int MAX_CALLS_PER_CONNECTION = 8;

    private final Server server;

    private GrpcServer(Server server) {
        this.server = server;
    }

    /**
     * Where to listen, and by which certificate clients know the coordinator.
     *
     * @param port 0 takes any that is free
     * @param certificate PEM file with the chain, the server's own first
     * @param key PEM file with its key, PKCS#8
     */
    public record Address(String host, int port, Path certificate, Path key) {}

    /**
     * Starts to listen.
     *
     * @param maxUploadBytes how many bytes of answers may be on their way at a time
     * @throws InvalidInputException if the address is taken or unknown, or the certificate cannot be read
     */
    public static GrpcServer start(
            Address address,
            Coordinator coordinator,
            EventLoop loop,
            Sessions sessions,
            EnrolmentDesk desk,
            long maxUploadBytes) {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(address.host(), address.port()))
                .sslContext(sslContext(address))
                .handshakeTimeout(10, TimeUnit.SECONDS)
                .maxInboundMetadataSize(MAX_METADATA_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                .keepAliveTime(30, TimeUnit.SECONDS)
                .keepAliveTimeout(10, TimeUnit.SECONDS)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true);
        return start(builder, address, coordinator, loop, sessions, desk, maxUploadBytes);
    }

    /** Starts to listen as another builder says: for tests without sockets. */
    static GrpcServer start(
            ServerBuilder<?> builder,
            Address address,
            Coordinator coordinator,
            EventLoop loop,
            Sessions sessions,
            EnrolmentDesk desk,
            long maxUploadBytes) {
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(FederationGrpc.SERVICE_NAME, ServingStatus.SERVING);
        Server server = builder.maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .intercept(new FailureInterceptor())
                .addService(ServerInterceptors.intercept(
                        new FederationService(coordinator, loop, sessions, desk, new Uploads(maxUploadBytes)),
                        new SessionInterceptor(sessions)))
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .build();
        try {
            return new GrpcServer(server.start());
        } catch (IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new InvalidInputException(
                    "%s:%d: cannot listen there: %s".formatted(address.host(), address.port(), cause.getMessage()), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Takes no further calls, and gives those under way some time to end. */
    public void drain(Duration atMost) throws InterruptedException {
        server.shutdown().awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static SslContext sslContext(Address address) {
        try {
            return GrpcSslContexts.forServer(
                            address.certificate().toFile(), address.key().toFile())
                    .protocols("TLSv1.3")
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "%s, %s: expected a certificate and its key as PEM files: %s"
                            .formatted(address.certificate(), address.key(), e.getMessage()),
                    e);
        }
    }
}
