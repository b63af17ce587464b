package io.sotto.model.image;

/** The bytes are not the picture that their first ones promise; the message says what was expected and found. */
final class DamagedPictureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedPictureException(String message) {
        super(message);
    }
}
