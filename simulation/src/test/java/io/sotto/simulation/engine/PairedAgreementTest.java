package io.sotto.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.WeakKeyException;
import io.sotto.privacy.crypto.X25519Agreement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PairedAgreementTest {
    private final X25519Agreement plain = new X25519Agreement();
    /** Of a point by a number: for a public key or for an agreement. */
    private final AtomicInteger multiplications = new AtomicInteger();

    private final PairedAgreement paired = new PairedAgreement(new KeyAgreement() {
        @Override
        public int privateKeyBytes() {
            return plain.privateKeyBytes();
        }

        @Override
        public AgreementKey publicKey(SecretBytes privateKey) {
            multiplications.incrementAndGet();
            return plain.publicKey(privateKey);
        }

        @Override
        public SecretBytes agree(SecretBytes privateKey, AgreementKey peer) {
            multiplications.incrementAndGet();
            return plain.agree(privateKey, peer);
        }
    });

    private final SecretBytes one = SecretBytes.random(32, Randomness.system());
    private final SecretBytes other = SecretBytes.random(32, Randomness.system());

    @Test
    void agree_fromBothEnds_isMadeOnceAndRight() {
        AgreementKey keyOfOne = paired.publicKey(one);
        AgreementKey keyOfOther = paired.publicKey(other);

        SecretBytes first = paired.agree(one, keyOfOther);
        first.close(); // whoever has one wipes it: the other end must not notice
        SecretBytes second = paired.agree(other, keyOfOne);

        assertThat(multiplications).hasValue(2 + 1);
        assertThat(second).isEqualTo(plain.agree(one, keyOfOther));
    }

    @Test
    void agree_onceMoreAfterBothEnds_isMadeAnew() {
        AgreementKey keyOfOne = paired.publicKey(one);
        AgreementKey keyOfOther = paired.publicKey(other);
        paired.agree(one, keyOfOther);
        paired.agree(other, keyOfOne);

        assertThat(paired.agree(one, keyOfOther)).isEqualTo(plain.agree(other, keyOfOne));
        assertThat(multiplications).hasValue(2 + 2);
    }

    @Test
    void agree_withAKeyNobodyMadeHere_isThePlainAgreement() {
        AgreementKey keyOfOther = paired.publicKey(other);

        assertThat(paired.agree(one, keyOfOther)).isEqualTo(plain.agree(one, keyOfOther));
        assertThat(paired.agree(one, keyOfOther)).isEqualTo(plain.agree(one, keyOfOther));
        assertThat(multiplications).hasValue(1 + 2);
    }

    @Test
    void forget_betweenTheEnds_makesItAnew() {
        AgreementKey keyOfOne = paired.publicKey(one);
        AgreementKey keyOfOther = paired.publicKey(other);
        paired.agree(one, keyOfOther);

        paired.forget();

        assertThat(paired.agree(other, keyOfOne)).isEqualTo(plain.agree(one, keyOfOther));
        assertThat(multiplications).hasValue(2 + 2);
    }

    @Test
    void agree_withAWeakKey_isRefused() {
        paired.publicKey(one);

        assertThatThrownBy(() -> paired.agree(one, AgreementKey.of(new byte[32])))
                .isInstanceOf(WeakKeyException.class);
    }
}
