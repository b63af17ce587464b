package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.TestRandomness;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChaChaPolyTest {
    private final ChaChaPoly aead = new ChaChaPoly();
    private final SecretBytes key = SecretBytes.random(aead.keyBytes(), TestRandomness.seeded(3));
    private final byte[] context = {9, 8, 7};
    private final byte[] plaintext = {1, 2, 3, 4, 5};

    /** RFC 8439, section 2.8.2. */
    @Test
    void seal_publishedVector_matches() {
        HexFormat hex = HexFormat.of();
        ChaChaPoly withNonce = new ChaChaPoly(hex.parseHex("070000004041424344454647"));
        SecretBytes published =
                SecretBytes.take(hex.parseHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
        String text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future,"
                + " sunscreen would be it.";
        byte[] sealed = withNonce.seal(
                published, hex.parseHex("50515253c0c1c2c3c4c5c6c7"), text.getBytes(StandardCharsets.US_ASCII));

        assertThat(hex.formatHex(sealed))
                .isEqualTo("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                        + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                        + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                        + "3ff4def08e4b7a9de576d26586cec64b61161ae10b594f09e26a7e902ecbd0600691");
    }

    @Test
    void open_whatWasSealed_givesItBack() {
        byte[] sealed = aead.seal(key, context, plaintext);

        assertThat(sealed).hasSize(plaintext.length + aead.overheadBytes());
        assertThat(aead.open(key, context, sealed)).contains(SecretBytes.copyOf(plaintext));
    }

    @Test
    void open_anyBitFlipped_givesNothing() {
        byte[] sealed = aead.seal(key, context, plaintext);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] forged = sealed.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(aead.open(key, context, forged)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void open_otherContextOrKeyOrTooShort_givesNothing() {
        byte[] sealed = aead.seal(key, context, plaintext);

        assertThat(aead.open(key, new byte[] {9, 8, 6}, sealed)).isEmpty();
        assertThat(aead.open(SecretBytes.random(32, TestRandomness.seeded(4)), context, sealed))
                .isEmpty();
        assertThat(aead.open(key, context, new byte[15])).isEmpty();
        assertThat(aead.open(key, context, new byte[16])).isEmpty();
        assertThat(aead.open(key, context, aead.seal(key, context, new byte[0])))
                .contains(SecretBytes.take(new byte[0]));
    }
}
