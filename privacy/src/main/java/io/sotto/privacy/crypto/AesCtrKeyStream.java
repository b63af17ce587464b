package io.sotto.privacy.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
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
 * {@value #PIECE_BYTES} bytes, so that a piece is still in the first-level cache when it is added (see
 * {@code KeyStreamBench}).
 */
public final class AesCtrKeyStream implements KeyStream {
    private static final int PIECE_BYTES = 8192;
    private static final int PIECE_WORDS = PIECE_BYTES / Integer.BYTES;
    private static final byte[] ZEROS = new byte[PIECE_BYTES];
    private static final int COUNTER_BYTES = 16;

    private final Cipher cipher;
    private final IvParameterSpec firstCounter;
    private final byte[] piece = new byte[PIECE_BYTES];
    private final IntBuffer pieceWords =
            ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    private final int[] words = new int[PIECE_WORDS];

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
            int count = nextWords(target.length - from);
            System.arraycopy(words, 0, target, from, count);
        }
        Arrays.fill(words, 0);
    }

    @Override
    public void add(int[] target) {
        for (int from = 0; from < target.length; from += PIECE_WORDS) {
            add(target, from, words, nextWords(target.length - from));
        }
    }

    @Override
    public void subtract(int[] target) {
        for (int from = 0; from < target.length; from += PIECE_WORDS) {
            subtract(target, from, words, nextWords(target.length - from));
        }
    }

    /** Makes the next words, as many as are wanted and fit, and says how many. */
    private int nextWords(int wanted) {
        int count = Math.min(PIECE_WORDS, wanted);
        try {
            cipher.update(ZEROS, 0, count * Integer.BYTES, piece, 0);
        } catch (ShortBufferException e) {
            throw new AssertionError("a stream cipher gives as much as it takes", e);
        }
        pieceWords.get(0, words, 0, count);
        return count;
    }

    private static void add(int[] target, int from, int[] words, int count) {
        for (int i = 0; i < count; i++) {
            target[from + i] += words[i];
        }
    }

    private static void subtract(int[] target, int from, int[] words, int count) {
        for (int i = 0; i < count; i++) {
            target[from + i] -= words[i];
        }
    }
}
