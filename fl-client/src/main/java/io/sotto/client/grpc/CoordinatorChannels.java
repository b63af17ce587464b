package io.sotto.client.grpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Opens channels to coordinators. */
public final class CoordinatorChannels {
    /** No message of the contract is longer. */
    static final int LONGEST_MESSAGE_BYTES = 1 << 20;

    /** A long poll that hears nothing for so long asks whether the connection still stands. */
    private static final int SIGN_OF_LIFE_SECONDS = 30;

    private static final String NO_NATIVE_SOCKETS = "io.grpc.netty.shaded.io.netty.transport.noNative";

    private CoordinatorChannels() {}

    /**
     * Has this process use the JDK's own sockets, which can be counted, where gRPC would take native ones; must be called
     * before the first channel of the process.
     */
    public static void useJavaSockets() {
        System.setProperty(NO_NATIVE_SOCKETS, "true");
    }

    /**
     * A channel over TLS 1.3 to a server that has a certificate of the authority for the address's host. Connects with
     * the first call.
     */
    public static ManagedChannel open(ServerAddress address, CertificateAuthority authority) {
        try {
            var ssl = GrpcSslContexts.forClient()
                    .trustManager(authority.certificates().toArray(X509Certificate[]::new))
                    .protocols("TLSv1.3")
                    .build();
            return NettyChannelBuilder.forAddress(address.host(), address.port())
                    .sslContext(ssl)
                    .maxInboundMessageSize(LONGEST_MESSAGE_BYTES)
                    .keepAliveTime(SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS)
                    .disableRetry()
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this machine offers no TLS 1.3: " + e.getMessage(), e);
        }
    }
}
