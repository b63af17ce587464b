package io.sotto.privacy.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Signs with an Ed25519 key (RFC 8032, pure Ed25519; deterministic, so no randomness can fail it). Unforgeable under
 * chosen messages at about 128 bits. Closing wipes the key. Thread-safe while open.
 */
public final class Ed25519Signer implements Signer, AutoCloseable {
    /** Bytes in a private key, the seed of RFC 8032. */
    public static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    private final SecretBytes seed;
    private final IdentityKey identity;

    /** @param seed {@value #SEED_BYTES} bytes, taken over: closed with the signer */
    public Ed25519Signer(SecretBytes seed) {
        if (seed.lengthBytes() != SEED_BYTES) {
            throw new IllegalArgumentException(
                    "a private key of %d bytes: expected %d".formatted(seed.lengthBytes(), SEED_BYTES));
        }
        byte[] publicKey = new byte[IdentityKey.BYTES];
        Ed25519.generatePublicKey(seed.reveal(), 0, publicKey, 0);
        this.seed = seed;
        this.identity = IdentityKey.of(publicKey);
    }

    /** A new identity. */
    public static Ed25519Signer create(Randomness randomness) {
        return new Ed25519Signer(SecretBytes.random(SEED_BYTES, randomness));
    }

    @Override
    public IdentityKey identity() {
        return identity;
    }

    @Override
    public Signature sign(Statement statement) {
        byte[] signature = new byte[Signature.BYTES];
        byte[] message = statement.shared();
        Ed25519.sign(seed.reveal(), 0, identity.shared(), 0, message, 0, message.length, signature, 0);
        return Signature.of(signature);
    }

    @Override
    public void close() {
        seed.close();
    }
}
