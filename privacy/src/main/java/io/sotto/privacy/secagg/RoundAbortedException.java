package io.sotto.privacy.secagg;

/**
 * The end of a round for one side. On a client all secrets of the round have been wiped; on a server the model stays as
 * it is. The message is for people and holds no secret.
 */
public final class RoundAbortedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final AbortReason reason;

    public RoundAbortedException(AbortReason reason, String detail) {
        super("%s: %s".formatted(reason, detail));
        this.reason = reason;
    }

    public AbortReason reason() {
        return reason;
    }
}
