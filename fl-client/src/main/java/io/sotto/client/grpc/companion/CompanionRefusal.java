package io.sotto.client.grpc.companion;

import io.grpc.Status;

/** Why a call of another program is refused, in words that it may show. */
public final class CompanionRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The reasons of the error table in proto's README, each with its status. */
    public enum Reason {
        TOKEN_NEEDED(Status.Code.UNAUTHENTICATED),
        BAD_REQUEST(Status.Code.INVALID_ARGUMENT),
        BAD_PICTURE(Status.Code.INVALID_ARGUMENT),
        SONG_UNKNOWN(Status.Code.NOT_FOUND),
        LOCKED(Status.Code.FAILED_PRECONDITION),
        PAUSED(Status.Code.FAILED_PRECONDITION),
        BUSY(Status.Code.RESOURCE_EXHAUSTED),
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

    public CompanionRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
