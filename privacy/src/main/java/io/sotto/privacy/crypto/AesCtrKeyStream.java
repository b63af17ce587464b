package io.sotto.privacy.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in counter mode (NIST SP 800-38A), the counter from zero because a key makes one stream; words are little
 * endian. A pseudo-random function up to 2^64 blocks; a mask has fewer than 2^27.
 *
 * <p>The JDK's cipher is used because it alone reaches the CPU's AES unit. Words are made in pieces of
 * {@value #PIECE_BYTES} bytes, so that a piece is still in the first-level cache when it is added, straight from its
 * bytes (see {@code KeyStreamBench}).
 */
public final class AesCtrKeyStream implements KeyStream {
    private static final int PIECE_BYTES = 8192;
    private static final int PIECE_WORDS = PIECE_BYTES / Integer.BYTES;
    private static final byte[] ZEROS = new byte[PIECE_BYTES];
    private static final int COUNTER_BYTES = 16;
    /** Reads words out of bytes without a copy between: the compiler makes vectors of it. */
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Cipher cipher;
    private final IvParameterSpec firstCounter;
    private final byte[] piece = new byte[PIECE_BYTES];

    public AesCtrKeyStream() {
        this(new byte[COUNTER_BYTES]);
    }

    /** With the first counter of a published vector. */
    AesCtrKeyStream(byte[] firstCounter) {
        this.firstCounter = new IvParameterSpec(firstCounter);
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has AES in counter mode", e);
        }
    }

    @Override
    public int keyBytes() {
        return 32;
    }

    @Override
    public void start(SecretBytes key) {
        if (key.lengthBytes() != keyBytes()) {
            throw new IllegalArgumentException("a key of %d bytes: expected 32".formatted(key.lengthBytes()));
        }
        try {
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.reveal(), "AES"), firstCounter);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("any 32 bytes are an AES key", e);
        }
    }

    @Override
    public void fill(int[] target) {
        for (int from = 0; from < target.length; from += PIECE_WORDS) {
            copy(target, from, piece, nextWords(target.length - from));
        }
        forgetPiece();
    }

    @Override
    public void add(int[] target) {
        for (int from = 0; from < target.length; from += PIECE_WORDS) {
            add(target, from, piece, nextWords(target.length - from));
        }
        forgetPiece();
    }

    @Override
    public void subtract(int[] target) {
        for (int from = 0; from < target.length; from += PIECE_WORDS) {
            subtract(target, from, piece, nextWords(target.length - from));
        }
        forgetPiece();
    }

    /** Makes the next words, as many as are wanted and fit, and says how many. */
    private int nextWords(int wanted) {
        int count = Math.min(PIECE_WORDS, wanted);
        try {
            cipher.update(ZEROS, 0, count * Integer.BYTES, piece, 0);
        } catch (ShortBufferException e) {
            throw new AssertionError("a stream cipher gives as much as it takes", e);
        }
        return count;
    }

    /** A mask must not outlive its use; the cipher forgets its own block when it is started anew. */
    private void forgetPiece() {
        Arrays.fill(piece, (byte) 0);
    }

    private static void copy(int[] target, int from, byte[] piece, int count) {
        for (int i = 0; i < count; i++) {
            target[from + i] = (int) WORD.get(piece, i * Integer.BYTES);
        }
    }

    private static void add(int[] target, int from, byte[] piece, int count) {
        for (int i = 0; i < count; i++) {
            target[from + i] += (int) WORD.get(piece, i * Integer.BYTES);
        }
    }

    private static void subtract(int[] target, int from, byte[] piece, int count) {
        for (int i = 0; i < count; i++) {
            target[from + i] -= (int) WORD.get(piece, i * Integer.BYTES);
        }
    }
}
