package io.sotto.client.grpc;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Starts fake coordinators on real sockets of the loopback interface. */
public final class TlsServers {
    private TlsServers() {}

    /**
     * Starts one behind TLS.
     *
     * @param port 0 takes a free one
     */
    public static Server start(
            FakeFederation federation, TestAuthority.Identity identity, int port, String... protocols) {
        try {
            SslContextBuilder ssl = GrpcSslContexts.configure(
                            SslContextBuilder.forServer(identity.key(), identity.certificate()))
                    .protocols(protocols);
            return builder(federation, port).sslContext(ssl.build()).build().start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Server startWithoutTls(FakeFederation federation) {
        try {
            return builder(federation, 0).build().start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static NettyServerBuilder builder(FakeFederation federation, int port) {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(federation)
                .intercept(FakeFederation.tokenReader());
    }
}
