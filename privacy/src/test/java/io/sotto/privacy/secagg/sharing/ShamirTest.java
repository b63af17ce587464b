package io.sotto.privacy.secagg.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.crypto.SecretBytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShamirTest {
    private static final BigInteger P = PrimeField.MODULUS;

    @RepeatedTest(100)
    void combine_anyThresholdOfShares_givesTheSecretBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int count = 1 + random.nextInt(40);
        int threshold = 1 + random.nextInt(count);
        int[] holders = random.ints(1, 65_537).distinct().limit(count).toArray();
        SecretBytes secret = SecretBytes.random(32, random::nextBytes);
        byte[][] shares = Shamir.split(secret, threshold, holders, random::nextBytes);

        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        int[] chosen = order.stream().limit(threshold).mapToInt(i -> holders[i]).toArray();
        byte[][] given = order.stream().limit(threshold).map(i -> shares[i]).toArray(byte[][]::new);
        assertThat(new Reconstruction(chosen).combine(given)).contains(secret);
    }

    @ParameterizedTest
    @CsvSource({"00, 2", "ff, 3"})
    void combine_extremeSecrets_comeBack(String octet, int threshold) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) Integer.parseInt(octet, 16));
        int[] holders = {3, 1, 5000};
        byte[][] shares = Shamir.split(SecretBytes.copyOf(bytes), threshold, holders, TestRandomness.seeded(1));
        assertThat(new Reconstruction(Arrays.copyOf(holders, threshold)).combine(Arrays.copyOf(shares, threshold)))
                .contains(SecretBytes.copyOf(bytes));
    }

    /** The shares lie on one polynomial of the right degree, found by the JDK's big integers. */
    @Test
    void split_shares_lieOnAPolynomialOfDegreeBelowTheThreshold() {
        int[] holders = {1, 2, 3, 4, 5, 6, 7};
        byte[][] shares = Shamir.split(SecretBytes.copyOf(new byte[32]), 4, holders, TestRandomness.seeded(2));
        BigInteger[] difference =
                Arrays.stream(shares).map(s -> new BigInteger(1, s)).toArray(BigInteger[]::new);
        for (int order = 1; order <= 3; order++) {
            for (int i = 0; i < difference.length - order; i++) {
                difference[i] = difference[i + 1].subtract(difference[i]).mod(P);
            }
            if (order == 3) {
                assertThat(difference[0]).isNotZero();
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(difference[i + 1]).isEqualTo(difference[i]);
        }
    }

    /** Any t - 1 shares fit every secret: another secret and the same shares lie on another polynomial. */
    @Test
    void split_fewerThanTheThreshold_tellNothing() {
        int[] holders = {1, 2};
        byte[][] shares = Shamir.split(SecretBytes.copyOf(new byte[32]), 3, holders2(), TestRandomness.seeded(3));
        for (int guess = 0; guess < 10; guess++) {
            BigInteger secret = BigInteger.valueOf(guess);
            BigInteger third = thirdShare(secret, new BigInteger(1, shares[0]), new BigInteger(1, shares[1]));
            assertThat(third).isBetween(BigInteger.ZERO, P.subtract(BigInteger.ONE));
            byte[][] forged = {shares[0], shares[1], padded(third)};
            assertThat(new Reconstruction(new int[] {holders[0], holders[1], 3})
                            .combine(forged)
                            .orElseThrow()
                            .reveal()[31])
                    .isEqualTo((byte) guess);
        }
    }

    @Test
    void combine_wrongShare_givesAnotherSecretOrNone() {
        int[] holders = {1, 2, 3};
        SecretBytes secret = SecretBytes.random(32, TestRandomness.seeded(4));
        byte[][] shares = Shamir.split(secret, 3, holders, TestRandomness.seeded(5));
        shares[1][32] ^= 1;
        assertThat(new Reconstruction(holders).combine(shares)).isNotEqualTo(java.util.Optional.of(secret));
    }

    /** x = 1 alone has the coefficient one, so the share is the value itself. */
    @Test
    void combine_valueAbove256Bits_givesNothing() {
        byte[][] shares = {padded(BigInteger.TWO.pow(256))};
        assertThat(new Reconstruction(new int[] {1}).combine(shares)).isEmpty();
        shares[0] = padded(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        assertThat(new Reconstruction(new int[] {1}).combine(shares)).isPresent();
    }

    @Test
    void split_thresholdOutOfRange_isRefused() {
        SecretBytes secret = SecretBytes.copyOf(new byte[32]);
        assertThatThrownBy(() -> Shamir.split(secret, 4, new int[] {1, 2, 3}, TestRandomness.seeded(1)))
                .hasMessage("threshold 4: expected 1 to 3");
        assertThatThrownBy(() -> Shamir.split(secret, 0, new int[] {1, 2, 3}, TestRandomness.seeded(1)))
                .hasMessage("threshold 0: expected 1 to 3");
        assertThatThrownBy(() -> new Reconstruction(new int[] {1, 2}).combine(new byte[1][33]))
                .hasMessage("1 shares: expected 2");
    }

    @Test
    void isShare_lengthAndRange_decide() {
        assertThat(Shamir.isShare(new byte[33])).isTrue();
        assertThat(Shamir.isShare(new byte[32])).isFalse();
        assertThat(Shamir.isShare(padded(P))).isFalse();
    }

    /** All of 257 bits are used, below the modulus. */
    @Test
    void split_coefficients_areUniform() {
        int high = 0;
        for (int i = 0; i < 400; i++) {
            byte[][] shares =
                    Shamir.split(SecretBytes.copyOf(new byte[32]), 2, new int[] {1, 2}, TestRandomness.seeded(i));
            high += (shares[0][1] & 0xff) >= 0x80 ? 1 : 0;
            assertThat(new BigInteger(1, shares[0])).isLessThan(P);
        }
        assertThat(high).isBetween(150, 250);
    }

    private static int[] holders2() {
        return new int[] {1, 2, 3};
    }

    /** f(3) of the parabola through (0, secret), (1, a), (2, b). */
    private static BigInteger thirdShare(BigInteger secret, BigInteger a, BigInteger b) {
        return secret.subtract(a.multiply(BigInteger.valueOf(3)))
                .add(b.multiply(BigInteger.valueOf(3)))
                .mod(P);
    }

    private static byte[] padded(BigInteger value) {
        byte[] magnitude = value.toByteArray();
        byte[] bytes = new byte[33];
        System.arraycopy(magnitude, 0, bytes, 33 - magnitude.length, magnitude.length);
        return bytes;
    }
}
