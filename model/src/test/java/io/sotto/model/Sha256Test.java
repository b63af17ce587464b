package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {
    /** FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void of_abcInAnyParts_isTheStandardsDigest() {
        assertThat(Sha256.of(bytes("abc")).hex()).isEqualTo(ABC);
        assertThat(Sha256.of(bytes("a"), bytes("bc"))).hasToString(ABC);
        assertThat(Sha256.of(Stream.of(bytes("ab"), bytes("c"))).abbreviated()).isEqualTo("ba7816bf8f01");
    }

    @Test
    void parse_hexOrDigest_comesBackEqual() {
        Sha256 hash = Sha256.parse(ABC);

        assertThat(Sha256.ofDigest(hash.toBytes())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(hash).isNotEqualTo(Sha256.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba78", "zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Sha256.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
