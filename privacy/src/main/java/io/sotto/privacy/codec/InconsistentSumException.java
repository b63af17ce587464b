package io.sotto.privacy.codec;

/** A sum that honest clients cannot have made: somebody sent a vector out of range. The sum is not to be used. */
public final class InconsistentSumException extends Exception {
    private static final long serialVersionUID = 1L;

    InconsistentSumException(String message) {
        super(message);
    }
}
