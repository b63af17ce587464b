package io.sotto.server.grpc;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where exceptions become statuses, each with a {@code google.rpc.ErrorInfo}: those that a service throws and
 * those it ends a call with. What is no {@link CallFailure} is a fault of ours: logged here, and told to the client as
 * INTERNAL without details.
 */
final class FailureInterceptor implements ServerInterceptor {
    static final String DOMAIN = "sotto.io";

    private static final Logger LOG = LoggerFactory.getLogger(FailureInterceptor.class);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        ServerCall<Q, A> told = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
                    closeWith(delegate(), status.getCause());
                } else {
                    super.close(status, trailers);
                }
            }
        };
        try {
            return new Guarded<>(next.startCall(told, headers), told);
        } catch (RuntimeException e) {
            closeWith(call, e);
            return new ServerCall.Listener<>() {};
        }
    }

    private static void closeWith(ServerCall<?, ?> call, Throwable failure) {
        CallFailure told = failure instanceof CallFailure expected ? expected : internal(call, failure);
        com.google.rpc.Status status = com.google.rpc.Status.newBuilder()
                .setCode(told.reason().code().value())
                .setMessage(Objects.requireNonNullElse(told.getMessage(), ""))
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(told.reason().name())
                        .build()))
                .build();
        StatusRuntimeException exception = StatusProto.toStatusRuntimeException(status);
        Metadata trailers = Objects.requireNonNullElseGet(exception.getTrailers(), Metadata::new);
        call.close(exception.getStatus(), trailers);
    }

    private static CallFailure internal(ServerCall<?, ?> call, Throwable failure) {
        LOG.error("{} failed", call.getMethodDescriptor().getFullMethodName(), failure);
        return new CallFailure(CallFailure.Reason.INTERNAL, "the coordinator failed; its log says why");
    }

    /** Ends the call when a callback throws. */
    private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private boolean failed;

        Guarded(ServerCall.Listener<Q> listener, ServerCall<Q, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guarded(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guarded(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guarded(super::onReady);
        }

        private void guarded(Runnable callback) {
            if (failed) {
                return;
            }
            try {
                callback.run();
            } catch (RuntimeException e) {
                failed = true;
                closeWith(call, e);
            }
        }
    }
}
