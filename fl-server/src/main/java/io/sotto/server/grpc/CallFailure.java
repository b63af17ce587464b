package io.sotto.server.grpc;

import io.grpc.Status;

/** Why a call fails, in words that the client's user may see. {@link FailureInterceptor} makes a status of it. */
final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reasons of the error table in proto's README, each with its status. */
    enum Reason {
        SESSION_UNKNOWN(Status.Code.UNAUTHENTICATED),
        BAD_REQUEST(Status.Code.INVALID_ARGUMENT),
        MODEL_UNKNOWN(Status.Code.NOT_FOUND),
        STEP_UNKNOWN(Status.Code.NOT_FOUND),
        TOO_MUCH(Status.Code.RESOURCE_EXHAUSTED),
        INTERNAL(Status.Code.INTERNAL);

        private final Status.Code code;

        Reason(Status.Code code) {
            this.code = code;
        }

        Status.Code code() {
            return code;
        }
    }

    private final Reason reason;

    CallFailure(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    static CallFailure badRequest(String message) {
        return new CallFailure(Reason.BAD_REQUEST, message);
    }
}
