package io.sotto.model.artifact;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Parameters in IEEE 754 binary16: half the bytes, 11 significant bits. Each number becomes the nearest one that binary16
 * has, of two equally near ones the even one; widening gives exactly that number back, so a vector that was rounded once
 * is stored and read without any further loss.
 */
public final class HalfPrecision {
    /** The largest number that binary16 has. */
    public static final float MOST = 65504;

    private static final int SIGNIFICAND_BITS = 10;
    private static final int EXPONENT_BIAS = 15;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float SMALLEST = 0x1p-24f;

    private HalfPrecision() {}

    /**
     * The vector with each number rounded.
     *
     * @throws IllegalArgumentException if a number is NaN or rounds to more than {@link #MOST}
     */
    public static ParameterVector round(ParameterVector parameters) {
        return widen(parameters.layout(), toBytes(parameters));
    }

    /** Two bytes for each number, little endian. */
    static byte[] toBytes(ParameterVector parameters) {
        ByteBuffer bytes =
                ByteBuffer.allocate(parameters.length() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < parameters.length(); i++) {
            bytes.putShort(narrow(parameters.get(i)));
        }
        return bytes.array();
    }

    /** The numbers that {@link #toBytes} wrote. */
    static ParameterVector widen(ParameterLayout layout, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.length / Short.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = widen(buffer.getShort());
        }
        return ParameterVector.of(layout, values);
    }

    static float widen(short half) {
        int magnitude = half & 0x7fff;
        int exponent = magnitude >> SIGNIFICAND_BITS;
        int fraction = magnitude & 0x3ff;
        float value;
        if (exponent == 0) {
            value = fraction * SMALLEST;
        } else if (exponent == 31) {
            value = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            value = Float.intBitsToFloat(exponent - EXPONENT_BIAS + 127 << 23 | fraction << 13);
        }
        return half < 0 ? -value : value;
    }

    static short narrow(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (!(magnitude < MOST + 16)) {
            throw new IllegalArgumentException("%s: expected at most %s for half precision".formatted(value, MOST));
        }
        if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(magnitude / SMALLEST));
        }
        int bits = Float.floatToRawIntBits(magnitude);
        int halfway = 0xfff + (bits >> 13 & 1);
        return (short) (sign | (bits + halfway >> 13) - (127 - EXPONENT_BIAS << SIGNIFICAND_BITS));
    }
}
