package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesCtrKeyStreamTest {
    private final AesCtrKeyStream stream = new AesCtrKeyStream();
    private final SecretBytes key = SecretBytes.random(32, TestRandomness.seeded(5));

    /** NIST SP 800-38A, F.5.5: the stream is what turns the plaintext into the ciphertext. */
    @Test
    void fill_publishedVector_matches() {
        HexFormat hex = HexFormat.of();
        AesCtrKeyStream published = new AesCtrKeyStream(hex.parseHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"));
        published.start(
                SecretBytes.take(hex.parseHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")));
        byte[] plaintext = hex.parseHex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        int[] words = new int[plaintext.length / 4];
        published.fill(words);

        ByteBuffer text = ByteBuffer.wrap(plaintext).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < words.length; i++) {
            text.putInt(4 * i, text.getInt(4 * i) ^ words[i]);
        }
        assertThat(hex.formatHex(plaintext))
                .isEqualTo("601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                        + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 2047, 2048, 2049, 4096, 10_001})
    void addAndSubtract_anyLength_matchFill(int length) {
        int[] words = new int[length];
        stream.start(key);
        stream.fill(words);
        int[] sum = new int[length];
        Arrays.fill(sum, 17);
        stream.start(key);
        stream.add(sum);
        for (int i = 0; i < length; i++) {
            assertThat(sum[i]).isEqualTo(words[i] + 17);
        }
        stream.start(key);
        stream.subtract(sum);
        assertThat(sum).containsOnly(17);
    }

    @Test
    void fill_inPieces_goesOnWhereItStopped() {
        int[] whole = new int[5000];
        stream.start(key);
        stream.fill(whole);
        int[] first = new int[4097];
        int[] second = new int[903];
        stream.start(key);
        stream.fill(first);
        stream.fill(second);

        assertThat(first).isEqualTo(Arrays.copyOf(whole, 4097));
        assertThat(second).isEqualTo(Arrays.copyOfRange(whole, 4097, 5000));
    }

    @Test
    void start_keyOfWrongLength_isRefused() {
        assertThatThrownBy(() -> stream.start(SecretBytes.take(new byte[16])))
                .hasMessage("a key of 16 bytes: expected 32");
    }
}
