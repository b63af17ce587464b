package io.sotto.privacy.crypto;

/** Says whether an identity made a statement. */
@FunctionalInterface
public interface SignatureVerifier {
    /** False for a wrong signature and for a key that is none; never an exception. */
    boolean verifies(IdentityKey identity, Statement statement, Signature signature);
}
