package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import org.junit.jupiter.api.Test;

class SecretBytesTest {
    @Test
    void close_always_overwritesTheBytes() {
        byte[] bytes = {1, 2, 3};
        SecretBytes secret = SecretBytes.take(bytes);
        assertThat(secret.isWiped()).isFalse();
        secret.close();

        assertThat(bytes).containsOnly(0);
        assertThat(secret.isWiped()).isTrue();
        assertThatThrownBy(secret::reveal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void copyOf_array_leavesTheArrayAlone() {
        byte[] bytes = {1, 2, 3};
        try (SecretBytes secret = SecretBytes.copyOf(bytes)) {
            assertThat(secret.reveal()).containsExactly(1, 2, 3);
        }
        assertThat(bytes).containsExactly(1, 2, 3);
    }

    @Test
    void equals_bytesAndLength_decide() {
        SecretBytes secret = SecretBytes.take(new byte[] {1, 2});
        SecretBytes wiped = SecretBytes.take(new byte[] {0, 0});
        wiped.close();

        assertThat(secret).isEqualTo(SecretBytes.take(new byte[] {1, 2})).isEqualTo(secret);
        assertThat(secret)
                .isNotEqualTo(SecretBytes.take(new byte[] {1, 3}))
                .isNotEqualTo(SecretBytes.take(new byte[] {1, 2, 3}))
                .isNotEqualTo("secret");
        assertThat(wiped).isNotEqualTo(SecretBytes.take(new byte[2])).isEqualTo(wiped);
        assertThat(SecretBytes.take(new byte[2])).isNotEqualTo(wiped);
    }

    @Test
    void hashCode_tellsTheLengthAlone_andThereIsNoToString() throws NoSuchMethodException {
        SecretBytes secret = SecretBytes.take(new byte[] {65, 66});
        assertThat(secret).hasSameHashCodeAs(SecretBytes.take(new byte[2]));
        assertThat(SecretBytes.class.getMethod("toString").getDeclaringClass()).isEqualTo(Object.class);
        assertThat(secret.lengthBytes()).isEqualTo(2);
    }

    @Test
    void random_fills() {
        assertThat(SecretBytes.random(16, TestRandomness.seeded(1)))
                .isEqualTo(SecretBytes.random(16, TestRandomness.seeded(1)))
                .isNotEqualTo(SecretBytes.random(16, TestRandomness.seeded(2)));
        assertThat(SecretBytes.random(16, Randomness.system()))
                .isNotEqualTo(SecretBytes.random(16, Randomness.system()));
    }
}
