package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Ed25519Signer;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.Statement;
import io.sotto.privacy.crypto.X25519Agreement;
import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What one core of this machine does at most: the limit that a round is set beside.
 *
 * @param streamBytesPerSecond bytes of AES-256-CTR, made and thrown away
 * @param agreementsPerSecond agreements of X25519
 * @param verificationsPerSecond verifications of Ed25519
 */
record MachineRates(double streamBytesPerSecond, double agreementsPerSecond, double verificationsPerSecond) {
    private static final int PIECE_BYTES = 1 << 13;
    private static final int TURNS = 7;

    static MachineRates measured() {
        return new MachineRates(
                PIECE_BYTES * perSecond(aes(), 20_000),
                perSecond(MachineRates::agreement, 500),
                perSecond(verification(), 300));
    }

    /** Best of several turns: a limit is what the machine can do when it is left alone. */
    private static double perSecond(Runnable one, int times) {
        double best = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                one.run();
            }
            best = Math.max(best, 1e9 * times / (System.nanoTime() - start));
        }
        return best;
    }

    private static Runnable aes() {
        byte[] zeros = new byte[PIECE_BYTES];
        byte[] out = new byte[PIECE_BYTES];
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
            return () -> update(cipher, zeros, out);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES in counter mode", e);
        }
    }

    private static void update(Cipher cipher, byte[] zeros, byte[] out) {
        try {
            cipher.update(zeros, 0, PIECE_BYTES, out, 0);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("a stream cipher gives as much as it takes", e);
        }
    }

    private static void agreement() {
        X25519Agreement agreement = new X25519Agreement();
        AgreementKey base = AgreementKey.of(PEER);
        try (SecretBytes key = SecretBytes.copyOf(SCALAR);
                SecretBytes secret = agreement.agree(key, base)) {
            if (secret.isWiped()) {
                throw new AssertionError("an agreement gives a secret");
            }
        }
    }

    private static Runnable verification() {
        Ed25519Signer signer = Ed25519Signer.create(new Random(1)::nextBytes);
        Statement statement = Statement.of("bench", new byte[80]);
        Signature signature = signer.sign(statement);
        Ed25519Verifier verifier = new Ed25519Verifier();
        return () -> {
            if (!verifier.verifies(signer.identity(), statement, signature)) {
                throw new AssertionError("the signature is genuine");
            }
        };
    }

    private static final byte[] SCALAR = filled(7);
    private static final byte[] PEER = peer();

    private static byte[] filled(int octet) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) octet);
        return bytes;
    }

    private static byte[] peer() {
        try (SecretBytes key = SecretBytes.take(filled(9))) {
            return new X25519Agreement().publicKey(key).toBytes();
        }
    }
}
