package io.sotto.privacy.crypto;

/** Makes independent keys out of one secret. */
@FunctionalInterface
public interface KeyDerivation {
    /**
     * @param secret input key material, from an agreement or a random seed
     * @param salt public; binds the key to a round
     * @param info public; binds the key to its purpose and its owners
     */
    SecretBytes derive(SecretBytes secret, byte[] salt, byte[] info, int lengthBytes);
}
