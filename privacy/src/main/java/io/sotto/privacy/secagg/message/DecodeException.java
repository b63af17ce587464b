package io.sotto.privacy.secagg.message;

/** Bytes that are no message of the kind and version expected. The message says where, what was expected and found. */
public final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    DecodeException(String message) {
        super(message);
    }
}
