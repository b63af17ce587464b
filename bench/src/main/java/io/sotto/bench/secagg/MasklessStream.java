package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.KeyStream;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.SecretBytes;

/**
 * Makes random words and no masks: for clients whose vectors nobody reads, where the server's memory is measured and not
 * their time.
 */
final class MasklessStream implements KeyStream {
    private final KeyStream inner;

    private MasklessStream(KeyStream inner) {
        this.inner = inner;
    }

    static Primitives primitives() {
        Primitives standard = Primitives.standard();
        return new Primitives(
                standard.agreement(),
                standard.derivation(),
                standard.aead(),
                () -> new MasklessStream(standard.streams().get()));
    }

    @Override
    public int keyBytes() {
        return inner.keyBytes();
    }

    @Override
    public void start(SecretBytes key) {
        inner.start(key);
    }

    @Override
    public void fill(int[] target) {
        inner.fill(target);
    }

    @Override
    public void add(int[] target) {}

    @Override
    public void subtract(int[] target) {}
}
