package io.sotto.privacy.secagg.sharing;

import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.SecretBytes;
import java.util.Arrays;

/**
 * Shares of a 32-byte secret: the values at x = 1, 2, ... of a random polynomial of degree t - 1 whose value at 0 is the
 * secret, modulo {@code 2^256 + 297}. Any t shares determine the secret; fewer are independent of it.
 */
public final class Shamir {
    /** Bytes in a secret: a number below 2^256, big endian. */
    public static final int SECRET_BYTES = 32;

    /** Bytes in a share: a number below 2^256 + 297, big endian. */
    public static final int SHARE_BYTES = PrimeField.BYTES;

    /** The largest x of a holder. */
    public static final int MAXIMUM_HOLDER = 1 << 16;

    private Shamir() {}

    /**
     * Makes a share for every holder.
     *
     * @param threshold t, 1 to the number of holders
     * @param holders where each share lies: all different, 1 to {@value #MAXIMUM_HOLDER}
     * @return shares of {@value #SHARE_BYTES} bytes in the order of the holders; the caller wipes them
     */
    public static byte[][] split(SecretBytes secret, int threshold, int[] holders, Randomness randomness) {
        if (threshold < 1 || threshold > holders.length) {
            throw new IllegalArgumentException("threshold %d: expected 1 to %d".formatted(threshold, holders.length));
        }
        long[][] coefficients = new long[threshold][];
        coefficients[0] = PrimeField.read(secret.reveal(), 0, SECRET_BYTES);
        for (int i = 1; i < threshold; i++) {
            coefficients[i] = randomElement(randomness);
        }
        byte[][] shares = new byte[holders.length][SHARE_BYTES];
        for (int i = 0; i < holders.length; i++) {
            evaluate(coefficients, holders[i], shares[i]);
        }
        for (long[] coefficient : coefficients) {
            Arrays.fill(coefficient, 0);
        }
        return shares;
    }

    /** Whether the bytes are a share: a number below the modulus. */
    public static boolean isShare(byte[] bytes) {
        return bytes.length == SHARE_BYTES && PrimeField.isCanonical(bytes, 0);
    }

    /** Horner's rule. */
    private static void evaluate(long[][] coefficients, int holder, byte[] share) {
        long[] value = coefficients[coefficients.length - 1].clone();
        for (int i = coefficients.length - 2; i >= 0; i--) {
            PrimeField.multiplyAdd(value, holder, coefficients[i]);
        }
        PrimeField.write(value, share, 0, SHARE_BYTES);
        Arrays.fill(value, 0);
    }

    /** Uniform, by rejection: 257 random bits are below p every other time. */
    private static long[] randomElement(Randomness randomness) {
        byte[] bytes = new byte[SHARE_BYTES];
        do {
            randomness.fill(bytes);
            bytes[0] &= 1;
        } while (!PrimeField.isCanonical(bytes, 0));
        long[] element = PrimeField.read(bytes, 0, SHARE_BYTES);
        Arrays.fill(bytes, (byte) 0);
        return element;
    }
}
