package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: RFC 8032, section 7.1, tests 1 to 3. */
class Ed25519Test {
    private final Ed25519Verifier verifier = new Ed25519Verifier();
    private final Ed25519Signer signer = Ed25519Signer.create(TestRandomness.seeded(7));

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
                + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
                + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
                + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                + "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
    })
    void sign_publishedVector_matches(String seed, String publicKey, String message, String signature) {
        assertSigns(seed, publicKey, message, signature);
    }

    @Test
    void sign_publishedVectorOf1023Bytes_matches() throws IOException {
        try (InputStream in = Ed25519Test.class.getResourceAsStream("/golden/rfc8032-test-1024.hex")) {
            String message = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            assertSigns(
                    "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5",
                    "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
                    message.replaceAll("\\s", ""),
                    "0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e460fec350"
                            + "aa5371b1508f9f4528ecea23c436d94b5e8fcd4f681e30a6ac00a9704a188a03");
        }
    }

    private void assertSigns(String seed, String publicKey, String message, String signature) {
        Statement statement = Statement.ofSignedBytes(HexFormat.of().parseHex(message));
        try (Ed25519Signer published =
                new Ed25519Signer(SecretBytes.take(HexFormat.of().parseHex(seed)))) {
            assertThat(published.identity().hex()).isEqualTo(publicKey);
            assertThat(published.sign(statement).hex()).isEqualTo(signature);
            assertThat(verifier.verifies(published.identity(), statement, published.sign(statement)))
                    .isTrue();
        }
    }

    @Test
    void verifies_anyBitOfSignatureOrBodyFlipped_isFalse() {
        byte[] body = {1, 2, 3};
        Signature signature = signer.sign(Statement.of("test", body));
        for (int bit = 0; bit < Signature.BYTES * 8; bit++) {
            byte[] forged = flipped(signature.toBytes(), bit);
            assertThat(verifier.verifies(signer.identity(), Statement.of("test", body), Signature.of(forged)))
                    .as("bit %d", bit)
                    .isFalse();
        }
        for (int bit = 0; bit < body.length * 8; bit++) {
            assertThat(verifier.verifies(signer.identity(), Statement.of("test", flipped(body, bit)), signature))
                    .isFalse();
        }
    }

    @Test
    void verifies_otherDomain_isFalse() {
        byte[] body = {1, 2, 3};
        Signature signature = signer.sign(Statement.of("test", body));

        assertThat(verifier.verifies(signer.identity(), Statement.of("tesu", body), signature))
                .isFalse();
        assertThat(verifier.verifies(signer.identity(), Statement.of("tes", new byte[] {'t', 1, 2, 3}), signature))
                .as("the domain's end is part of what is signed")
                .isFalse();
    }

    @Test
    void verifies_keyThatIsNoPoint_isFalse() {
        byte[] none = new byte[IdentityKey.BYTES];
        none[0] = 2;
        Statement statement = Statement.of("test");
        assertThat(verifier.verifies(IdentityKey.of(none), statement, signer.sign(statement)))
                .isFalse();
    }

    @Test
    void statement_bytes_areLengthDomainBody() {
        assertThat(Statement.of("ab", new byte[] {5}, new byte[] {6}).toBytes()).containsExactly(2, 'a', 'b', 5, 6);
        assertThatThrownBy(() -> Statement.of("")).hasMessageContaining("expected 1 to 255");
        assertThatThrownBy(() -> Statement.of("x".repeat(256))).hasMessageContaining("256");
        assertThat(Statement.of("x").toBytes()).containsExactly(1, 'x');
        assertThat(Statement.of("x".repeat(255)).toBytes()).hasSize(256).startsWith(255);
    }

    @Test
    void close_signer_wipesItsKey() {
        Ed25519Signer closed = Ed25519Signer.create(TestRandomness.seeded(8));
        closed.close();
        assertThatThrownBy(() -> closed.sign(Statement.of("test"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void new_seedOfWrongLength_isRefused() {
        assertThatThrownBy(() -> new Ed25519Signer(SecretBytes.take(new byte[31])))
                .hasMessage("a private key of 31 bytes: expected 32");
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }
}
