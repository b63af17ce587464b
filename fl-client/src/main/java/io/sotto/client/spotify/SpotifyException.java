package io.sotto.client.spotify;

import java.time.Duration;

/** Why Spotify did not do what it was asked for. Messages hold no token. */
public final class SpotifyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What a caller acts on. */
    public enum Trouble {
        /** No account, or one whose tokens are no longer good: connect again. */
        NOT_CONNECTED,
        /** An answer to a question that was not asked, or too long ago. */
        WRONG_STATE,
        /** The person said no. */
        DENIED,
        /** Nothing plays: open Spotify somewhere first. */
        NO_DEVICE,
        /** The account has no Premium, without which nobody may steer a player. */
        PREMIUM_NEEDED,
        /** Too many calls; wait as long as {@link SpotifyException#retryAfter()} says. */
        TOO_MANY,
        /** No connection, or none in time. */
        UNREACHABLE,
        /** Anything else. */
        UNEXPECTED
    }

    private final Trouble trouble;
    private final Duration retryAfter;

    SpotifyException(Trouble trouble, String message) {
        this(trouble, message, Duration.ZERO);
    }

    SpotifyException(Trouble trouble, String message, Throwable cause) {
        this(trouble, message, Duration.ZERO);
        initCause(cause);
    }

    SpotifyException(Trouble trouble, String message, Duration retryAfter) {
        super(message);
        this.trouble = trouble;
        this.retryAfter = retryAfter;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** Zero, unless there were too many calls. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
