package io.sotto.privacy.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BitPackingTest {
    /** Own golden bytes: five 23-bit elements, worked out by hand as one number of 115 bits. */
    @Test
    void pack_fiveElements_givesGoldenBytes() {
        int[] values = {1, 0x7fffff, 0, 0x400000, 0x123456};
        byte[] packed = new byte[15];
        BitPacking.pack(values, 0, 5, 23, packed, 0);

        assertThat(HexFormat.of().formatHex(packed)).isEqualTo("010080ffff3f000000000068452301");
    }

    @RepeatedTest(200)
    void pack_random_isTheNumberWithElementsAsDigits(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int bits = 1 + random.nextInt(32);
        int offset = random.nextInt(5);
        int[] values = random.ints(random.nextInt(100)).toArray();
        int bytes = (int) BitPacking.packedBytes(values.length, bits);
        byte[] packed = new byte[offset + bytes];
        BitPacking.pack(values, 0, values.length, bits, packed, offset);

        BigInteger number = BigInteger.ZERO;
        for (int i = values.length - 1; i >= 0; i--) {
            number = number.shiftLeft(bits).or(BigInteger.valueOf(values[i] & (1L << bits) - 1));
        }
        assertThat(new BigInteger(1, reversed(packed, offset))).isEqualTo(number);
        assertThat(BitPacking.isPaddedWithZeros(packed, offset, values.length, bits) || values.length == 0)
                .isTrue();
    }

    @RepeatedTest(200)
    void addTo_packed_addsEveryElement(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int bits = 1 + random.nextInt(32);
        int offset = random.nextInt(5);
        int[] values = random.ints(random.nextInt(100)).toArray();
        byte[] packed = new byte[offset + (int) BitPacking.packedBytes(values.length, bits)];
        BitPacking.pack(values, 0, values.length, bits, packed, offset);
        int[] before = random.ints(values.length).toArray();
        int[] sum = before.clone();
        BitPacking.addTo(sum, 0, sum.length, packed, offset, bits);

        for (int i = 0; i < values.length; i++) {
            assertThat(sum[i] - before[i]).as("element %d of %d bits", i, bits).isEqualTo((int)
                    (values[i] & (1L << bits) - 1));
        }
    }

    @Test
    void isPaddedWithZeros_anyUnusedBitSet_isFalse() {
        byte[] packed = {0, 0, 0x1f};
        assertThat(BitPacking.isPaddedWithZeros(packed, 0, 3, 7)).isTrue();
        for (int bit = 5; bit < 8; bit++) {
            packed[2] = (byte) (1 << bit);
            assertThat(BitPacking.isPaddedWithZeros(packed, 0, 3, 7)).isFalse();
        }
        Arrays.fill(packed, (byte) 0xff);
        assertThat(BitPacking.isPaddedWithZeros(packed, 0, 3, 8)).isTrue();
    }

    @Test
    void packedBytes_ofTheLargestVector_doesNotOverflow() {
        assertThat(BitPacking.packedBytes(1 << 28, 32)).isEqualTo(1L << 30);
        assertThat(BitPacking.packedBytes(294_615, 23)).isEqualTo(847_019);
        assertThat(BitPacking.packedBytes(8, 1)).isEqualTo(1);
        assertThat(BitPacking.packedBytes(9, 1)).isEqualTo(2);
    }

    private static byte[] reversed(byte[] bytes, int from) {
        byte[] reversed = new byte[bytes.length - from];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
