package io.sotto.client.companion;

/** The companion cannot do what it was asked. The message is for a person, and holds no secret. */
public final class CompanionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    public CompanionException(FailureCode code, String message) {
        super(message);
        this.code = code;
    }

    public CompanionException(FailureCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public FailureCode code() {
        return code;
    }
}
