package io.sotto.privacy.crypto;

import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * X25519 (RFC 7748). Secure where computational Diffie-Hellman on Curve25519 is, about 128 bits; refuses the all-zero
 * result (section 6.1). Works on the caller's arrays, so no copy of a private key is left behind. Stateless and
 * thread-safe.
 */
public final class X25519Agreement implements KeyAgreement {
    @Override
    public int privateKeyBytes() {
        return X25519.SCALAR_SIZE;
    }

    @Override
    public AgreementKey publicKey(SecretBytes privateKey) {
        byte[] publicKey = new byte[AgreementKey.BYTES];
        X25519.generatePublicKey(privateKey.reveal(), 0, publicKey, 0);
        return AgreementKey.of(publicKey);
    }

    @Override
    public SecretBytes agree(SecretBytes privateKey, AgreementKey peer) {
        byte[] secret = new byte[X25519.POINT_SIZE];
        if (!X25519.calculateAgreement(privateKey.reveal(), 0, peer.shared(), 0, secret, 0)) {
            throw new WeakKeyException(peer);
        }
        return SecretBytes.take(secret);
    }
}
