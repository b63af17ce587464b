package io.sotto.privacy.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberingVerifierTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Ed25519Verifier real = new Ed25519Verifier();
    private final SignatureVerifier counting = (identity, statement, signature) -> {
        asked.incrementAndGet();
        return real.verifies(identity, statement, signature);
    };
    private final Ed25519Signer signer = Ed25519Signer.create(TestRandomness.seeded(1));

    @Test
    void verifies_validSignatureAgain_isNotComputedAgain() {
        RememberingVerifier verifier = new RememberingVerifier(counting, 10);
        Statement statement = Statement.of("test", new byte[] {1});
        Signature signature = signer.sign(statement);

        assertThat(verifier.verifies(signer.identity(), statement, signature)).isTrue();
        assertThat(verifier.verifies(signer.identity(), statement, signature)).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void verifies_rememberedSignatureOverOtherBody_isFalse() {
        RememberingVerifier verifier = new RememberingVerifier(counting, 10);
        Statement statement = Statement.of("test", new byte[] {1});
        Signature signature = signer.sign(statement);
        verifier.verifies(signer.identity(), statement, signature);

        assertThat(verifier.verifies(signer.identity(), Statement.of("test", new byte[] {2}), signature))
                .isFalse();
    }

    @Test
    void verifies_invalidSignatureAgain_isComputedAgain() {
        RememberingVerifier verifier = new RememberingVerifier(counting, 10);
        Signature wrong = signer.sign(Statement.of("other"));

        assertThat(verifier.verifies(signer.identity(), Statement.of("test"), wrong))
                .isFalse();
        assertThat(verifier.verifies(signer.identity(), Statement.of("test"), wrong))
                .isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void verifies_beyondCapacity_forgetsTheOldest() {
        RememberingVerifier verifier = new RememberingVerifier(counting, 2);
        for (int i : new int[] {0, 1, 2, 2, 1, 0}) {
            Statement statement = Statement.of("test", new byte[] {(byte) i});
            verifier.verifies(signer.identity(), statement, signer.sign(statement));
        }
        assertThat(asked).hasValue(4);
        assertThat(new RememberingVerifier(real, 1)
                        .verifies(signer.identity(), Statement.of("a"), signer.sign(Statement.of("a"))))
                .isTrue();
        assertThatThrownBy(() -> new RememberingVerifier(real, 0)).hasMessageContaining("expected 1 or more");
    }
}
