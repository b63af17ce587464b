package io.sotto.privacy.crypto;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * HKDF with SHA-256 (RFC 5869): extract, then expand. Keys of different salt or info are independent as far as anyone
 * can compute who does not know the secret. Stateless and thread-safe.
 */
public final class HkdfSha256 implements KeyDerivation {
    @Override
    public SecretBytes derive(SecretBytes secret, byte[] salt, byte[] info, int lengthBytes) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret.reveal(), salt, info));
        byte[] key = new byte[lengthBytes];
        generator.generateBytes(key, 0, lengthBytes);
        return SecretBytes.take(key);
    }
}
