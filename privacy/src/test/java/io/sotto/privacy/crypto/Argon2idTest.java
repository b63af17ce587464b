package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2idTest {
    private static String derived(Argon2id cost, String passphrase, String salt) {
        try (SecretBytes secret = SecretBytes.take(passphrase.getBytes(StandardCharsets.UTF_8));
                SecretBytes key = cost.derive(secret, salt.getBytes(StandardCharsets.UTF_8), 32)) {
            return HexFormat.of().formatHex(key.reveal());
        }
    }

    /** Vectors of the reference implementation: phc-winner-argon2, src/test.c, Argon2id, version 0x13. */
    @ParameterizedTest
    @CsvSource({
        "256, 2, 1, password, somesalt, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        "256, 2, 2, password, somesalt, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
        "65536, 2, 1, password, somesalt, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        "65536, 1, 1, password, somesalt, f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98",
        "65536, 2, 1, differentpassword, somesalt, 0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
        "65536, 2, 1, password, diffsalt, bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"
    })
    void derive_publishedVectors_givesTheirKeys(
            int memoryKib, int iterations, int lanes, String passphrase, String salt, String key) {
        assertThat(derived(new Argon2id(memoryKib, iterations, lanes), passphrase, salt))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 1", "15, 1, 2", "1048577, 1, 1", "8, 0, 1", "8, 65, 1", "8, 1, 0", "1024, 1, 17"})
    void cost_outOfRange_isRefused(int memoryKib, int iterations, int lanes) {
        assertThatThrownBy(() -> new Argon2id(memoryKib, iterations, lanes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void recommended_isThatOfTheRfc() {
        assertThat(Argon2id.recommended()).isEqualTo(new Argon2id(65_536, 3, 4));
    }
}
