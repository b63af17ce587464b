package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.ChaChaPoly;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.HkdfSha256;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.crypto.Statement;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Stand-ins for curves that anybody can break and that cost next to nothing, so that thousands of rounds run in a second:
 * Diffie-Hellman modulo 2^61 - 1, and signatures that are hashes of a public key.
 */
final class ToyPrimitives {
    private static final BigInteger MODULUS = BigInteger.valueOf((1L << 61) - 1);
    private static final BigInteger BASE = BigInteger.valueOf(3);

    private ToyPrimitives() {}

    static Primitives create() {
        return new Primitives(new ToyAgreement(), new HkdfSha256(), new ChaChaPoly(), AesCtrKeyStream::new);
    }

    static Signer signer(byte[] identity) {
        IdentityKey key = IdentityKey.of(identity);
        return new Signer() {
            @Override
            public IdentityKey identity() {
                return key;
            }

            @Override
            public Signature sign(Statement statement) {
                return signature(key, statement);
            }
        };
    }

    static SignatureVerifier verifier() {
        return (identity, statement, signature) -> signature.equals(signature(identity, statement));
    }

    private static Signature signature(IdentityKey identity, Statement statement) {
        byte[] digest = Digest.sha256(identity.toBytes(), statement.toBytes()).toBytes();
        return Signature.of(Arrays.copyOf(digest, Signature.BYTES));
    }

    private static final class ToyAgreement implements KeyAgreement {
        @Override
        public int privateKeyBytes() {
            return 32;
        }

        @Override
        public AgreementKey publicKey(SecretBytes privateKey) {
            return AgreementKey.of(power(BASE, privateKey));
        }

        @Override
        public SecretBytes agree(SecretBytes privateKey, AgreementKey peer) {
            return SecretBytes.take(power(new BigInteger(1, peer.toBytes()), privateKey));
        }

        private static byte[] power(BigInteger base, SecretBytes exponent) {
            byte[] result = new byte[32];
            long value = base.modPow(new BigInteger(1, Arrays.copyOf(exponent.reveal(), 7)), MODULUS)
                    .longValueExact();
            for (int i = 0; i < 8; i++) {
                result[31 - i] = (byte) (value >>> 8 * i);
            }
            return result;
        }
    }
}
