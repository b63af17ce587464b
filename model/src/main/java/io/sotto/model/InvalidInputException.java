package io.sotto.model;

/**
 * What a person gave us does not fit: a file, a row, an option. The message names the place, what was expected and what
 * was found, and holds no secret. Commands print it and exit with 2.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
