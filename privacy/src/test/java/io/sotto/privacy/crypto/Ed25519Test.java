package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import java.util.HexFormat;
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
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void sign_publishedVector_matches(String seed, String publicKey, String message, String signature) {
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
