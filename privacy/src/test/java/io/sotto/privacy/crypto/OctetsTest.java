package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OctetsTest {
    @Test
    void equals_sameBytesOfOtherMeaning_isFalse() {
        byte[] bytes = new byte[32];
        assertThat(IdentityKey.of(bytes))
                .isEqualTo(IdentityKey.of(bytes))
                .hasSameHashCodeAs(IdentityKey.of(bytes))
                .isNotEqualTo(AgreementKey.of(bytes));
        bytes[31] = 1;
        assertThat(IdentityKey.of(bytes)).isNotEqualTo(IdentityKey.of(new byte[32]));
    }

    @Test
    void of_wrongLength_namesBoth() {
        assertThatThrownBy(() -> IdentityKey.of(new byte[31])).hasMessage("an identity key of 31 bytes: expected 32");
        assertThatThrownBy(() -> AgreementKey.of(new byte[33])).hasMessage("an agreement key of 33 bytes: expected 32");
        assertThatThrownBy(() -> Signature.of(new byte[63])).hasMessage("a signature of 63 bytes: expected 64");
        assertThatThrownBy(() -> Digest.of(new byte[0])).hasMessage("a digest of 0 bytes: expected 32");
    }

    @Test
    void of_array_isCopiedInAndOut() {
        byte[] bytes = new byte[32];
        IdentityKey key = IdentityKey.of(bytes);
        bytes[0] = 1;
        key.toBytes()[1] = 1;
        assertThat(key).isEqualTo(IdentityKey.of(new byte[32]));
    }

    @Test
    void compareTo_highByte_isUnsigned() {
        byte[] high = new byte[32];
        high[0] = (byte) 0x80;
        byte[] low = new byte[32];
        low[0] = 0x7f;
        assertThat(IdentityKey.of(high)).isGreaterThan(IdentityKey.of(low));
        assertThat(IdentityKey.of(high).hex()).startsWith("80000000").hasSize(64);
        assertThat(IdentityKey.of(high).abbreviated()).isEqualTo("800000000000");
        assertThat(IdentityKey.of(high)).hasToString(IdentityKey.of(high).hex());
    }

    /** FIPS 180-4, the digest of "abc". */
    @Test
    void sha256_parts_areConcatenated() {
        byte[] a = "a".getBytes(StandardCharsets.US_ASCII);
        byte[] bc = "bc".getBytes(StandardCharsets.US_ASCII);
        assertThat(Digest.sha256(a, bc).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
