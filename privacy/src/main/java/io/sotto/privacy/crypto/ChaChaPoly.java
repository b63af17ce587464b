package io.sotto.privacy.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * ChaCha20-Poly1305 (RFC 8439), the nonce all zero because a key seals once. Chosen over AES-256-GCM: messages here are
 * under 100 bytes, so set-up decides; it has no tables and therefore no cache timing on devices without an AES unit; and
 * it is simple to write again in any language. Stateless and thread-safe.
 */
public final class ChaChaPoly implements Aead {
    private static final int TAG_BYTES = 16;
    private static final int NONCE_BYTES = 12;

    private final byte[] nonce;

    public ChaChaPoly() {
        this(new byte[NONCE_BYTES]);
    }

    /** With the nonce of a published vector. */
    ChaChaPoly(byte[] nonce) {
        this.nonce = nonce;
    }

    @Override
    public int keyBytes() {
        return 32;
    }

    @Override
    public int overheadBytes() {
        return TAG_BYTES;
    }

    @Override
    public byte[] seal(SecretBytes key, byte[] context, byte[] plaintext) {
        byte[] sealed = new byte[plaintext.length + TAG_BYTES];
        try {
            run(true, key, context, plaintext, sealed);
        } catch (InvalidCipherTextException e) {
            throw new AssertionError("sealing checks no tag", e);
        }
        return sealed;
    }

    @Override
    public Optional<SecretBytes> open(SecretBytes key, byte[] context, byte[] sealed) {
        if (sealed.length < TAG_BYTES) {
            return Optional.empty();
        }
        byte[] plaintext = new byte[sealed.length - TAG_BYTES];
        try {
            run(false, key, context, sealed, plaintext);
            return Optional.of(SecretBytes.take(plaintext));
        } catch (InvalidCipherTextException e) {
            Arrays.fill(plaintext, (byte) 0);
            return Optional.empty();
        }
    }

    private void run(boolean seal, SecretBytes key, byte[] context, byte[] in, byte[] out)
            throws InvalidCipherTextException {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(seal, new AEADParameters(new KeyParameter(key.reveal()), TAG_BYTES * Byte.SIZE, nonce, context));
        int written = cipher.processBytes(in, 0, in.length, out, 0);
        cipher.doFinal(out, written);
    }
}
