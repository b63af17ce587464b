package io.sotto.server.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.server.registry.Session;
import io.sotto.server.registry.SessionToken;
import io.sotto.server.registry.Sessions;
import java.util.Optional;

/** Finds the session of each Federation call but Join, and refuses calls without one. */
final class SessionInterceptor implements ServerInterceptor {
    static final Metadata.Key<byte[]> TOKEN = Metadata.Key.of("sotto-session-bin", Metadata.BINARY_BYTE_MARSHALLER);

    private static final Context.Key<Session> SESSION = Context.key("session");

    private final Sessions sessions;

    SessionInterceptor(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The session of the call that this thread serves. */
    static Session current() {
        return SESSION.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        if (method.equals(FederationGrpc.getJoinMethod().getFullMethodName())) {
            return next.startCall(call, headers);
        }
        Session session = token(headers)
                .flatMap(sessions::find)
                .orElseThrow(() -> new CallFailure(
                        CallFailure.Reason.SESSION_UNKNOWN, "no session with this token: join, then call again"));
        return Contexts.interceptCall(Context.current().withValue(SESSION, session), call, headers, next);
    }

    private static Optional<SessionToken> token(Metadata headers) {
        return Optional.ofNullable(headers.get(TOKEN))
                .filter(bytes -> bytes.length == SessionToken.BYTES)
                .map(SessionToken::of);
    }
}
