package io.sotto.privacy.crypto;

import java.util.function.Supplier;

/**
 * The primitives of one version of the protocol, chosen together. Both sides must use the same.
 *
 * @param streams makes a key stream for one worker
 */
public record Primitives(
        KeyAgreement agreement, KeyDerivation derivation, Aead aead, Supplier<? extends KeyStream> streams) {
    /** X25519, HKDF-SHA256, ChaCha20-Poly1305 and AES-256-CTR: version 1 of the protocol. */
    public static Primitives standard() {
        return new Primitives(new X25519Agreement(), new HkdfSha256(), new ChaChaPoly(), AesCtrKeyStream::new);
    }
}
