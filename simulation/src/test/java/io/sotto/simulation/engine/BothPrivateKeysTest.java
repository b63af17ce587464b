package io.sotto.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.X25519Agreement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BothPrivateKeysTest {
    private final X25519Agreement plain = new X25519Agreement();

    @Test
    void agree_ofManyPairs_isThePlainAgreement() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] one = new byte[32];
            byte[] other = new byte[32];
            random.nextBytes(one);
            random.nextBytes(other);

            assertIsPlain(one, other);
        }
    }

    @Test
    void agree_ofKeysAtTheEnds_isThePlainAgreement() {
        byte[] low = new byte[32];
        byte[] high = new byte[32];
        Arrays.fill(high, (byte) 0xff);

        assertIsPlain(low, high);
        assertIsPlain(low, low);
        assertIsPlain(high, high);
    }

    private void assertIsPlain(byte[] one, byte[] other) {
        SecretBytes expected = plain.agree(SecretBytes.copyOf(one), plain.publicKey(SecretBytes.copyOf(other)));

        assertThat(BothPrivateKeys.agree(plain, one, other)).isEqualTo(expected);
    }
}
