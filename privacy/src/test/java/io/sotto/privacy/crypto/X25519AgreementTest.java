package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors: RFC 7748, sections 5.2 and 6.1. */
class X25519AgreementTest {
    private final X25519Agreement agreement = new X25519Agreement();

    @ParameterizedTest
    @CsvSource({
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
                + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
                + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
                + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
                + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
    })
    void agree_vectorOfSection52_matches(String scalar, String point, String expected) {
        assertThat(agree(scalar, point)).isEqualTo(expected);
    }

    @Test
    void agree_thousandIterations_matches() {
        assertThat(iterated(1)).isEqualTo("422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079");
        assertThat(iterated(1000)).isEqualTo("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51");
    }

    /** Two minutes. */
    @Tag("slow")
    @Test
    void agree_millionIterations_matches() {
        assertThat(iterated(1_000_000)).isEqualTo("7c3911e0ab2586fd864497297e575e6f3bc601c0883c30df5f4dd2d24f665424");
    }

    private String iterated(int times) {
        String scalar = "0900000000000000000000000000000000000000000000000000000000000000";
        String point = scalar;
        for (int i = 0; i < times; i++) {
            String next = agree(scalar, point);
            point = scalar;
            scalar = next;
        }
        return scalar;
    }

    @Test
    void agree_diffieHellmanOfSection61_matchesOnBothSides() {
        SecretBytes alice = secret("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        SecretBytes bob = secret("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");

        assertThat(agreement.publicKey(alice).hex())
                .isEqualTo("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assertThat(agreement.publicKey(bob).hex())
                .isEqualTo("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        SecretBytes shared = secret("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
        assertThat(agreement.agree(alice, agreement.publicKey(bob))).isEqualTo(shared);
        assertThat(agreement.agree(bob, agreement.publicKey(alice))).isEqualTo(shared);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void agree_keyOfSmallOrder_isRefused(String point) {
        SecretBytes key = SecretBytes.random(agreement.privateKeyBytes(), TestRandomness.seeded(1));
        assertThatThrownBy(() -> agreement.agree(key, AgreementKey.of(bytes(point))))
                .isInstanceOf(WeakKeyException.class)
                .hasMessageContaining(point);
    }

    private String agree(String scalar, String point) {
        try (SecretBytes shared = agreement.agree(secret(scalar), AgreementKey.of(bytes(point)))) {
            return HexFormat.of().formatHex(shared.reveal());
        }
    }

    private static SecretBytes secret(String hex) {
        return SecretBytes.take(bytes(hex));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
