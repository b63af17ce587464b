package io.sotto.privacy.crypto;

/** Two parties that know each other's public keys get one secret that nobody else gets. */
public interface KeyAgreement {
    /** Bytes in a private key: any random string of this length is one. */
    int privateKeyBytes();

    AgreementKey publicKey(SecretBytes privateKey);

    /**
     * The shared secret: raw, to be put through a {@link KeyDerivation} and closed.
     *
     * @throws WeakKeyException if the peer's key is one of the few that give a secret anyone can guess
     */
    SecretBytes agree(SecretBytes privateKey, AgreementKey peer);
}
