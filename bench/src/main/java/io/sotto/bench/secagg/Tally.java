package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Statement;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a party asked of the costly primitives, so that its time can be set beside theirs. Thread-safe. */
final class Tally {
    private final LongAdder agreements = new LongAdder();
    private final LongAdder streamBytes = new LongAdder();
    private final LongAdder verifications = new LongAdder();

    /** The least time that all this takes on a machine of these rates and so many cores. */
    double leastSeconds(MachineRates rates, int cores) {
        double oneCore = agreements.sum() / rates.agreementsPerSecond()
                + streamBytes.sum() / rates.streamBytesPerSecond()
                + verifications.sum() / rates.verificationsPerSecond();
        return oneCore / cores;
    }

    void reset() {
        agreements.reset();
        streamBytes.reset();
        verifications.reset();
    }

    Primitives counting(Primitives inner) {
        return new Primitives(
                new CountingAgreement(inner.agreement()),
                inner.derivation(),
                inner.aead(),
                () -> new CountingStream(inner.streams().get()));
    }

    SignatureVerifier countingVerifier() {
        Ed25519Verifier inner = new Ed25519Verifier();
        return (IdentityKey identity, Statement statement, Signature signature) -> {
            verifications.increment();
            return inner.verifies(identity, statement, signature);
        };
    }

    @Override
    public String toString() {
        return "%d agreements, %.1f MB of masks, %d verifications"
                .formatted(agreements.sum(), streamBytes.sum() / 1e6, verifications.sum());
    }

    private final class CountingAgreement implements KeyAgreement {
        private final KeyAgreement inner;

        CountingAgreement(KeyAgreement inner) {
            this.inner = inner;
        }

        @Override
        public int privateKeyBytes() {
            return inner.privateKeyBytes();
        }

        @Override
        public AgreementKey publicKey(SecretBytes privateKey) {
            return inner.publicKey(privateKey);
        }

        @Override
        public SecretBytes agree(SecretBytes privateKey, AgreementKey peer) {
            agreements.increment();
            return inner.agree(privateKey, peer);
        }
    }

    private final class CountingStream implements KeyStream {
        private final KeyStream inner;

        CountingStream(KeyStream inner) {
            this.inner = inner;
        }

        @Override
        public int keyBytes() {
            return inner.keyBytes();
        }

        @Override
        public void start(SecretBytes key) {
            inner.start(key);
        }

        @Override
        public void fill(int[] target) {
            streamBytes.add((long) Integer.BYTES * target.length);
            inner.fill(target);
        }

        @Override
        public void add(int[] target) {
            streamBytes.add((long) Integer.BYTES * target.length);
            inner.add(target);
        }

        @Override
        public void subtract(int[] target) {
            streamBytes.add((long) Integer.BYTES * target.length);
            inner.subtract(target);
        }
    }
}
