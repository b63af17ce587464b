package io.sotto.privacy.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Integers of a few bits each, end to end. Element i takes the bits {@code i * bits} to {@code i * bits + bits - 1},
 * where bit j of the string is bit {@code j % 8}, counted from the least significant, of byte {@code j / 8}. Bits of the
 * last byte beyond the last element are zero. One representation a vector: equal vectors have equal bytes.
 */
public final class BitPacking {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private BitPacking() {}

    /** Bytes that {@code count} elements of {@code bits} bits take. */
    public static long packedBytes(int count, int bits) {
        return ((long) count * bits + 7) / 8;
    }

    /**
     * Writes the low {@code bits} bits of every value of a range.
     *
     * @param from the first value
     * @param bits 1 to 32
     * @param offset where in {@code target} the first byte goes
     */
    public static void pack(int[] values, int from, int count, int bits, byte[] target, int offset) {
        long mask = mask(bits);
        long pending = 0;
        int pendingBits = 0;
        int position = offset;
        for (int i = from; i < from + count; i++) {
            pending |= (values[i] & mask) << pendingBits;
            pendingBits += bits;
            if (pendingBits >= Integer.SIZE) {
                INT.set(target, position, (int) pending);
                position += Integer.BYTES;
                pending >>>= Integer.SIZE;
                pendingBits -= Integer.SIZE;
            }
        }
        for (; pendingBits > 0; pendingBits -= Byte.SIZE) {
            target[position++] = (byte) pending;
            pending >>>= Byte.SIZE;
        }
    }

    /**
     * Adds every packed element to one of a range of the sum, modulo 2^32.
     *
     * @param from where in {@code sum} the first one goes
     * @param bits 1 to 32
     * @param offset where in {@code packed} the first byte lies
     */
    public static void addTo(int[] sum, int from, int count, byte[] packed, int offset, int bits) {
        int mask = (int) mask(bits);
        int inBulk = elementsInBulk(packed.length - offset, bits, count);
        long bit = 0;
        for (int i = 0; i < inBulk; i++, bit += bits) {
            long eightBytes = (long) LONG.get(packed, offset + (int) (bit >>> 3));
            sum[from + i] += (int) (eightBytes >>> (bit & 7)) & mask;
        }
        for (int i = inBulk; i < count; i++, bit += bits) {
            sum[from + i] += element(packed, offset, bit, bits) & mask;
        }
    }

    /** Whether the bits beyond the last element are zero, as they must be. */
    public static boolean isPaddedWithZeros(byte[] packed, int offset, int count, int bits) {
        int usedBits = (int) ((long) count * bits & 7);
        int last = offset + (int) packedBytes(count, bits) - 1;
        return usedBits == 0 || (packed[last] & 0xff) >>> usedBits == 0;
    }

    /** How many elements can be read as part of eight bytes that all lie in the array. */
    private static int elementsInBulk(int bytes, int bits, int count) {
        if (bytes < Long.BYTES) {
            return 0;
        }
        long lastStartBit = (bytes - Long.BYTES) * 8L + 7;
        return (int) Math.min(count, lastStartBit / bits + 1);
    }

    private static int element(byte[] packed, int offset, long firstBit, int bits) {
        long value = 0;
        int first = offset + (int) (firstBit >>> 3);
        int last = offset + (int) (firstBit + bits - 1 >>> 3);
        for (int i = last; i >= first; i--) {
            value = value << 8 | packed[i] & 0xff;
        }
        return (int) (value >>> (firstBit & 7));
    }

    private static long mask(int bits) {
        return (1L << bits) - 1;
    }
}
