package io.sotto.client.vault;

/** Why a vault cannot be opened or used. The message is for a person and holds no secret. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    /** What a program acts on. */
    public enum Trouble {
        /** It has a passphrase, and none was given. */
        LOCKED,
        WRONG_PASSPHRASE,
        /** A later version of Sotto wrote it; it was not touched. */
        NEWER_DATABASE,
        /** A file is missing, cut short or not what it was; it was not touched. */
        DAMAGED,
        /** The last change was not kept; all before it was. */
        DISK_FULL,
        /** Another process has it open. */
        IN_USE,
        /** Files cannot be read or written for another reason. */
        UNREACHABLE
    }

    public VaultException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    public VaultException(Trouble trouble, String message, Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
