package io.sotto.privacy.secagg.sharing;

import io.sotto.privacy.crypto.SecretBytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lagrange's coefficients at 0 for one set of t holders: what gives back every secret of which these holders return a
 * share. Made once for a set, since making them is what costs; immutable and thread-safe.
 *
 * <p>The coefficient of holder i is the product over the others of {@code x_j / (x_j - x_i)}. With P the product of all
 * x_j that is {@code P / (x_i * product of (x_j - x_i))}: small factors, gathered to 30 bits before each long
 * multiplication, and one inversion for all denominators (Montgomery's trick).
 */
public final class Reconstruction {
    private final long[][] coefficients;

    /** @param holders all different, 1 to {@value Shamir#MAXIMUM_HOLDER}; the order is the order of the shares */
    public Reconstruction(int[] holders) {
        long[][] denominators = new long[holders.length][];
        for (int i = 0; i < holders.length; i++) {
            denominators[i] = denominator(holders, i);
        }
        coefficients = inverses(denominators);
        long[] numerator = product(holders);
        for (int i = 0; i < holders.length; i++) {
            coefficients[i] = PrimeField.product(coefficients[i], numerator);
        }
    }

    /**
     * Adds up the shares.
     *
     * @param shares one of each holder, in their order
     * @return the secret of {@value Shamir#SECRET_BYTES} bytes, or nothing if the shares belong to none: their
     *     polynomial's value at 0 is no 32-byte number
     */
    public Optional<SecretBytes> combine(byte[][] shares) {
        if (shares.length != coefficients.length) {
            throw new IllegalArgumentException("%d shares: expected %d".formatted(shares.length, coefficients.length));
        }
        long[] sum = new long[PrimeField.LIMBS];
        long[] scratch = new long[2 * PrimeField.LIMBS];
        for (int i = 0; i < shares.length; i++) {
            long[] share = PrimeField.read(shares[i], 0, Shamir.SHARE_BYTES);
            PrimeField.addProduct(sum, coefficients[i], share, scratch);
            Arrays.fill(share, 0);
        }
        byte[] bytes = new byte[Shamir.SHARE_BYTES];
        PrimeField.write(sum, bytes, 0, bytes.length);
        Arrays.fill(sum, 0);
        Arrays.fill(scratch, 0);
        return secret(bytes);
    }

    private static Optional<SecretBytes> secret(byte[] bytes) {
        byte[] secret = Arrays.copyOfRange(bytes, 1, bytes.length);
        boolean fits = bytes[0] == 0;
        Arrays.fill(bytes, (byte) 0);
        return fits ? Optional.of(SecretBytes.take(secret)) : Optional.empty();
    }

    private static long[] product(int[] factors) {
        long[] product = PrimeField.of(BigInteger.ONE);
        long[] zero = new long[PrimeField.LIMBS];
        long gathered = 1;
        for (int factor : factors) {
            if (gathered * Math.abs(factor) > PrimeField.LARGEST_SMALL_FACTOR) {
                PrimeField.multiplyAdd(product, gathered, zero);
                gathered = 1;
            }
            gathered *= Math.abs(factor);
        }
        PrimeField.multiplyAdd(product, gathered, zero);
        return product;
    }

    /** The product of x_i and all x_j - x_i. */
    private static long[] denominator(int[] holders, int of) {
        int[] factors = holders.clone();
        boolean negative = false;
        for (int j = 0; j < factors.length; j++) {
            if (j != of) {
                factors[j] -= holders[of];
                negative ^= factors[j] < 0;
            }
        }
        long[] product = product(factors);
        if (negative) {
            PrimeField.negate(product);
        }
        return product;
    }

    private static long[][] inverses(long[][] values) {
        long[][] inverses = new long[values.length][];
        long[] product = PrimeField.of(BigInteger.ONE);
        for (int i = 0; i < values.length; i++) {
            inverses[i] = product;
            product = PrimeField.product(product, values[i]);
        }
        long[] inverse = PrimeField.of(PrimeField.toBigInteger(product).modInverse(PrimeField.MODULUS));
        for (int i = values.length - 1; i >= 0; i--) {
            inverses[i] = PrimeField.product(inverses[i], inverse);
            inverse = PrimeField.product(inverse, values[i]);
        }
        return inverses;
    }
}
