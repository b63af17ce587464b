package io.sotto.privacy.secagg.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the JDK's big integers. */
class PrimeFieldTest {
    private static final BigInteger P = PrimeField.MODULUS;

    private final Random random = new Random(1);

    @Test
    void modulus_isTheSmallestPrimeAbove2To256() {
        assertThat(BigInteger.TWO.pow(256).nextProbablePrime()).isEqualTo(P);
    }

    @Test
    void ofAndToBigInteger_anyElement_areInverse() {
        for (BigInteger value : elements()) {
            assertThat(PrimeField.toBigInteger(PrimeField.of(value))).isEqualTo(value);
        }
    }

    @Test
    void read_valueAboveTheModulus_isReducedWhenWritten() {
        byte[] largest = new byte[33];
        java.util.Arrays.fill(largest, (byte) 0xff);
        largest[0] = 0x1f;
        assertThat(PrimeField.toBigInteger(PrimeField.read(largest, 0, 33)))
                .isEqualTo(new BigInteger(1, largest).mod(P));
        assertThat(PrimeField.toBigInteger(PrimeField.read(P.toByteArray(), 0, 33)))
                .isZero();
    }

    @Test
    void multiplyAdd_anyElements_matches() {
        for (BigInteger a : elements()) {
            BigInteger b = element();
            for (long factor : new long[] {0, 1, 2, 5001, 65536, 1 << 29, 1 << 30}) {
                long[] result = PrimeField.of(a);
                PrimeField.multiplyAdd(result, factor, PrimeField.of(b));
                assertLoose(result);
                assertThat(PrimeField.toBigInteger(result))
                        .isEqualTo(a.multiply(BigInteger.valueOf(factor)).add(b).mod(P));
            }
        }
    }

    @Test
    void productAndAddProduct_anyElements_match() {
        List<BigInteger> elements = elements();
        for (BigInteger a : elements) {
            for (BigInteger b : elements) {
                long[] product = PrimeField.product(PrimeField.of(a), PrimeField.of(b));
                assertLoose(product);
                assertThat(PrimeField.toBigInteger(product))
                        .isEqualTo(a.multiply(b).mod(P));
                long[] sum = PrimeField.of(a);
                PrimeField.addProduct(sum, PrimeField.of(a), PrimeField.of(b), new long[18]);
                assertThat(PrimeField.toBigInteger(sum))
                        .isEqualTo(a.add(a.multiply(b)).mod(P));
            }
        }
    }

    /** Operations on operations: loose limbs never grow out of their range. */
    @Test
    void operations_chained_stayLooseAndRight() {
        BigInteger expected = element();
        long[] value = PrimeField.of(expected);
        for (int i = 0; i < 5000; i++) {
            BigInteger other = element();
            switch (random.nextInt(3)) {
                case 0 -> {
                    value = PrimeField.product(value, PrimeField.of(other));
                    expected = expected.multiply(other).mod(P);
                }
                case 1 -> {
                    PrimeField.negate(value);
                    expected = P.subtract(expected).mod(P);
                }
                default -> {
                    PrimeField.multiplyAdd(value, 1 << 30, PrimeField.of(other));
                    expected = expected.shiftLeft(30).add(other).mod(P);
                }
            }
            assertLoose(value);
            assertThat(PrimeField.toBigInteger(value)).isEqualTo(expected);
        }
    }

    @Test
    void write_extremeLooseLimbs_isCanonical() {
        long[] highest = new long[9];
        java.util.Arrays.fill(highest, (1L << 29) + (1L << 15) - 1);
        long[] lowest = new long[9];
        java.util.Arrays.fill(lowest, 1 - (1L << 15));
        for (long[] limbs : List.of(highest, lowest)) {
            BigInteger value = BigInteger.ZERO;
            for (int i = 8; i >= 0; i--) {
                value = value.shiftLeft(29).add(BigInteger.valueOf(limbs[i]));
            }
            assertThat(PrimeField.toBigInteger(limbs)).isEqualTo(value.mod(P));
            long[] square = PrimeField.product(limbs, limbs);
            assertLoose(square);
            assertThat(PrimeField.toBigInteger(square))
                    .isEqualTo(value.multiply(value).mod(P));
        }
    }

    @Test
    void isCanonical_belowTheModulusAlone() {
        assertThat(PrimeField.isCanonical(P.subtract(BigInteger.ONE).toByteArray(), 0))
                .isTrue();
        assertThat(PrimeField.isCanonical(P.toByteArray(), 0)).isFalse();
        assertThat(PrimeField.isCanonical(P.add(BigInteger.ONE).toByteArray(), 0))
                .isFalse();
        assertThat(PrimeField.isCanonical(BigInteger.TWO.pow(256).toByteArray(), 0))
                .isTrue();
        assertThat(PrimeField.isCanonical(new byte[33], 0)).isTrue();
        byte[] high = new byte[34];
        high[1] = 2;
        assertThat(PrimeField.isCanonical(high, 1)).isFalse();
        java.util.Arrays.fill(high, 2, 34, (byte) 0xff);
        high[1] = 0;
        assertThat(PrimeField.isCanonical(high, 1)).isTrue();
    }

    private static void assertLoose(long[] element) {
        for (long limb : element) {
            assertThat(limb).isBetween(-(1L << 15), (1L << 29) + (1L << 15));
        }
    }

    private List<BigInteger> elements() {
        List<BigInteger> elements = new ArrayList<>(List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                P.subtract(BigInteger.ONE),
                BigInteger.TWO.pow(256),
                BigInteger.TWO.pow(256).subtract(BigInteger.ONE),
                BigInteger.TWO.pow(256).add(BigInteger.valueOf(296)),
                BigInteger.TWO.pow(255),
                BigInteger.TWO.pow(29)));
        for (int i = 0; i < 60; i++) {
            elements.add(element());
        }
        return elements;
    }

    private BigInteger element() {
        return new BigInteger(257, random).mod(P);
    }
}
