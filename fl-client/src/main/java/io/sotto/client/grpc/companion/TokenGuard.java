package io.sotto.client.grpc.companion;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.sotto.client.grpc.companion.CompanionRefusal.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** Lets in who knows the token; compared in constant time. */
final class TokenGuard implements ServerInterceptor {
    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final byte[] expected;

    TokenGuard(String token) {
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        byte[] given =
                Objects.requireNonNullElse(headers.get(AUTHORIZATION), "").getBytes(StandardCharsets.UTF_8);
        if (MessageDigest.isEqual(expected, given)) {
            return next.startCall(call, headers);
        }
        StatusRuntimeException refused = Refusals.status(new CompanionRefusal(
                Reason.TOKEN_NEEDED, "expected the companion's token in the metadata entry authorization"));
        call.close(refused.getStatus(), Objects.requireNonNullElseGet(refused.getTrailers(), Metadata::new));
        return new ServerCall.Listener<>() {};
    }
}
