package io.sotto.client.library;

/** A file with an audio file's name that is none, or damaged. */
final class UnreadableAudioException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableAudioException(String message, Throwable cause) {
        super(message, cause);
    }
}
