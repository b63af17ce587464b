package io.sotto.privacy.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Verifies Ed25519 signatures (RFC 8032, without cofactor, canonical encodings only). Stateless and thread-safe. */
public final class Ed25519Verifier implements SignatureVerifier {
    @Override
    public boolean verifies(IdentityKey identity, Statement statement, Signature signature) {
        byte[] message = statement.shared();
        return Ed25519.verify(signature.shared(), 0, identity.shared(), 0, message, 0, message.length);
    }
}
