package io.sotto.client.grpc;

import io.grpc.netty.shaded.io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Finds out why a TLS handshake failed, in words that name what to put right. */
final class TlsTrouble {
    private static final String OTHER_AUTHORITY =
            "expected a certificate of the authority in --ca, found one of another authority";

    private TlsTrouble() {}

    /** Empty if the failure is not TLS's. */
    static Optional<String> in(Throwable failure) {
        return find(failure, CertificateExpiredException.class)
                .map(e -> "the server's certificate has expired: " + e.getMessage())
                .or(() -> find(failure, CertificateNotYetValidException.class)
                        .map(e -> "the server's certificate is not valid yet: " + e.getMessage()))
                .or(() -> find(failure, CertPathBuilderException.class).map(e -> OTHER_AUTHORITY))
                .or(() -> find(failure, CertPathValidatorException.class).map(e -> OTHER_AUTHORITY))
                .or(() -> find(failure, CertificateException.class)
                        .map(e -> "the server's certificate is for another host: " + e.getMessage()))
                .or(() -> find(failure, NotSslRecordException.class)
                        .map(e -> "expected a server that speaks TLS, found one that does not"))
                .or(() -> find(failure, SSLException.class).map(e -> "TLS 1.3 failed: " + e.getMessage()))
                .map(message -> Printable.of(message, 300));
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.<@Nullable Throwable>iterate(
                        failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
