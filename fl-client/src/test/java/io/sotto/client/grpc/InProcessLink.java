package io.sotto.client.grpc;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client and a fake coordinator in one process. */
final class InProcessLink implements AutoCloseable {
    static final ServerAddress ADDRESS = new ServerAddress("coordinator.example", 8443);

    final FakeFederation federation = new FakeFederation();
    final MemorySession session = new MemorySession();
    final MemoryMembership membership = new MemoryMembership();
    final GrpcCoordinator coordinator;
    private final Server server;

    InProcessLink() {
        String name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .addService(federation)
                    .intercept(FakeFederation.tokenReader())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
        coordinator = new GrpcCoordinator(channel, ADDRESS, "kitchen", session, membership, new TrafficMeter());
    }

    @Override
    public void close() {
        coordinator.close();
        server.shutdownNow();
    }

    /** Remembers the token while the test runs. */
    static final class MemorySession implements SessionStore {
        byte @Nullable [] token;

        @Override
        public Optional<byte[]> load() {
            return Optional.ofNullable(token);
        }

        @Override
        public void save(byte[] newToken) {
            token = newToken;
        }
    }
}
