package io.sotto.simulation.engine;

import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.crypto.SecretBytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * What two X25519 keys agree on (RFC 7748), from both private keys a and b: ab times the base point, which tables make in a
 * third of the time that a times a point takes. Only for simulations, which hold both keys.
 *
 * <p>The base point G has the prime order L, and a point and its negative have the same u. So any c that is ab or -ab modulo L
 * will do, if only it has the form that private keys are forced into: a multiple of 8 from 2^254 to 2^255. Of the multiple of 8
 * below 8 L that is ab modulo L, and of 8 L less that, one has, but for one pair of keys in 2^126.
 */
final class BothPrivateKeys {
    /** 2^252 + 27742317777372353535851937790883648493, the order of the base point. */
    private static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger EIGHT_ORDERS = ORDER.shiftLeft(3);
    private static final BigInteger ONE_EIGHTH = BigInteger.valueOf(8).modInverse(ORDER);
    private static final int HIGHEST_BIT = 254;

    private BothPrivateKeys() {}

    /** @param agreement X25519 */
    static SecretBytes agree(KeyAgreement agreement, byte[] one, byte[] other) {
        BigInteger product = forced(one).multiply(forced(other));
        BigInteger multiple = product.multiply(ONE_EIGHTH).mod(ORDER).shiftLeft(3);
        BigInteger key = multiple.testBit(HIGHEST_BIT) ? multiple : EIGHT_ORDERS.subtract(multiple);
        try (SecretBytes privateKey = SecretBytes.take(littleEndian(key, one.length))) {
            return SecretBytes.take(agreement.publicKey(privateKey).toBytes());
        }
    }

    /** The number that a private key stands for (RFC 7748, section 5). */
    private static BigInteger forced(byte[] privateKey) {
        BigInteger number = new BigInteger(1, reversed(privateKey));
        return number.clearBit(0)
                .clearBit(1)
                .clearBit(2)
                .clearBit(HIGHEST_BIT + 1)
                .setBit(HIGHEST_BIT);
    }

    private static byte[] littleEndian(BigInteger number, int length) {
        byte[] digits = reversed(number.toByteArray());
        return Arrays.copyOf(digits, length);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
