package io.sotto.privacy.crypto;

/** Makes statements in the name of one identity. */
public interface Signer {
    /** Whose statements these are. */
    IdentityKey identity();

    Signature sign(Statement statement);
}
