package io.sotto.privacy.crypto;

/** A public key of small order: an agreement with it would give no secret. */
public final class WeakKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WeakKeyException(AgreementKey key) {
        super("agreement key %s has small order".formatted(key));
    }
}
