package io.sotto.privacy.secagg.sharing;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The integers modulo p = 2^256 + 297, the smallest prime above 2^256: every 32-byte secret is an element. No branch and
 * no index depends on an element's value.
 *
 * <p>Layout: nine limbs of 29 bits, least significant first, each in a {@code long}. Between operations an element is
 * loose: limbs lie in (-2^15, 2^29 + 2^15) and the value in (-2^15, 2^261 + 2^15). Then nine products of two limbs add
 * up to less than 2^62. Reduction uses 2^261 = -9504 (mod p).
 */
final class PrimeField {
    /** Limbs of an element. */
    static final int LIMBS = 9;

    /** Bytes of an element in canonical form, big endian. */
    static final int BYTES = 33;

    static final BigInteger MODULUS = BigInteger.TWO.pow(256).add(BigInteger.valueOf(297));
    private static final int[] MODULUS_BYTES = modulusBytes();

    /** The largest factor that {@link #multiplyAdd} takes. */
    static final long LARGEST_SMALL_FACTOR = 1L << 30;

    private static final int LIMB_BITS = 29;
    private static final long LIMB_MASK = (1L << LIMB_BITS) - 1;
    private static final long FOLD = 32 * 297;
    private static final int TOP_BITS = 256 - 8 * LIMB_BITS;

    private PrimeField() {}

    private static int[] modulusBytes() {
        byte[] bytes = MODULUS.toByteArray();
        int[] values = new int[BYTES];
        for (int i = 0; i < BYTES; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }

    /** Reads 32 or 33 bytes, big endian; the value must be below 2^261, not below p. */
    static long[] read(byte[] bytes, int from, int lengthBytes) {
        long[] element = new long[LIMBS];
        for (int i = 0; i < lengthBytes; i++) {
            int bit = 8 * (lengthBytes - 1 - i);
            long value = (bytes[from + i] & 0xffL) << bit % LIMB_BITS;
            element[bit / LIMB_BITS] |= value & LIMB_MASK;
            if (bit / LIMB_BITS + 1 < LIMBS) {
                element[bit / LIMB_BITS + 1] |= value >>> LIMB_BITS;
            }
        }
        return element;
    }

    /** Writes the canonical form, big endian: {@code lengthBytes} low bytes of it. */
    static void write(long[] element, byte[] target, int from, int lengthBytes) {
        long[] reduced = reduced(element);
        for (int i = 0; i < lengthBytes; i++) {
            int bit = 8 * (lengthBytes - 1 - i);
            int limb = bit / LIMB_BITS;
            long value = reduced[limb] >>> bit % LIMB_BITS;
            if (limb + 1 < LIMBS) {
                value |= reduced[limb + 1] << LIMB_BITS - bit % LIMB_BITS;
            }
            target[from + i] = (byte) value;
        }
        Arrays.fill(reduced, 0);
    }

    /** Whether 33 bytes, big endian, are the canonical form of an element, that is, below p: whether p can be borrowed from. */
    static boolean isCanonical(byte[] bytes, int from) {
        int borrow = 0;
        for (int i = BYTES - 1; i >= 0; i--) {
            borrow = (bytes[from + i] & 0xff) - MODULUS_BYTES[i] + borrow >> Byte.SIZE;
        }
        return borrow != 0;
    }

    static long[] of(BigInteger value) {
        byte[] magnitude = value.mod(MODULUS).toByteArray();
        return read(magnitude, 0, magnitude.length);
    }

    static BigInteger toBigInteger(long[] element) {
        byte[] bytes = new byte[BYTES];
        write(element, bytes, 0, BYTES);
        return new BigInteger(1, bytes);
    }

    /** {@code target = target * factor + summand}. @param factor 0 to {@link #LARGEST_SMALL_FACTOR} */
    static void multiplyAdd(long[] target, long factor, long[] summand) {
        for (int i = 0; i < LIMBS; i++) {
            target[i] = target[i] * factor + summand[i];
        }
        normalise(target);
    }

    /** {@code target = target + a * b}. @param wide 18 longs of scratch space, left with secrets in it */
    static void addProduct(long[] target, long[] a, long[] b, long[] wide) {
        Arrays.fill(wide, 0);
        for (int i = 0; i < LIMBS; i++) {
            long factor = a[i];
            for (int j = 0; j < LIMBS; j++) {
                wide[i + j] += factor * b[j];
            }
        }
        long carry = 0;
        for (int i = 0; i < 2 * LIMBS; i++) {
            carry += wide[i];
            wide[i] = carry & LIMB_MASK;
            carry >>= LIMB_BITS;
        }
        for (int i = 0; i < LIMBS; i++) {
            target[i] += wide[i] - FOLD * wide[i + LIMBS];
        }
        target[0] += FOLD * FOLD * carry;
        normalise(target);
    }

    static long[] product(long[] a, long[] b) {
        long[] product = new long[LIMBS];
        addProduct(product, a, b, new long[2 * LIMBS]);
        return product;
    }

    static void negate(long[] target) {
        for (int i = 0; i < LIMBS; i++) {
            target[i] = -target[i];
        }
        normalise(target);
    }

    /** Brings limbs of magnitude under 2^61 into loose form. */
    private static void normalise(long[] x) {
        long above = carried(x);
        x[0] -= FOLD * above;
        above = carried(x);
        x[0] -= FOLD * above;
    }

    /** Carries upwards; gives what goes beyond the last limb. */
    private static long carried(long[] x) {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            carry += x[i];
            x[i] = carry & LIMB_MASK;
            carry >>= LIMB_BITS;
        }
        return carry;
    }

    /** The one representative in [0, p), limbs of 29 bits. */
    private static long[] reduced(long[] element) {
        long[] x = element.clone();
        carryIntoTop(x);
        subtractModulus(x, x[LIMBS - 1] >> TOP_BITS);
        subtractModulus(x, x[LIMBS - 1] >> Long.SIZE - 1);
        long[] difference = x.clone();
        subtractModulus(difference, 1);
        subtractModulus(x, 1 + (difference[LIMBS - 1] >> Long.SIZE - 1));
        Arrays.fill(difference, 0);
        return x;
    }

    private static void subtractModulus(long[] x, long times) {
        x[0] -= 297 * times;
        x[LIMBS - 1] -= times << TOP_BITS;
        carryIntoTop(x);
    }

    /** Carries upwards; the last limb takes what is left, and the sign. */
    private static void carryIntoTop(long[] x) {
        for (int i = 0; i < LIMBS - 1; i++) {
            x[i + 1] += x[i] >> LIMB_BITS;
            x[i] &= LIMB_MASK;
        }
    }
}
