package io.sotto.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All parameters of a network as one float32 vector with its layout: the only form in which weights travel, are stored,
 * hashed, averaged and protected. Immutable; safe to share between threads.
 *
 * <p>Canonical bytes: the elements in order, IEEE 754 binary32, little endian. {@link #sha256()} covers the layout's
 * hash and then those bytes, so equal hashes mean the same network with the same weights.
 */
public final class ParameterVector {
    private final ParameterLayout layout;
    private final float[] values;

    private ParameterVector(ParameterLayout layout, float[] values) {
        if (values.length != layout.length()) {
            throw new IllegalArgumentException(
                    "%d values: expected %d for this layout".formatted(values.length, layout.length()));
        }
        this.layout = layout;
        this.values = values;
    }

    /** @param values copied; as many as the layout has */
    public static ParameterVector of(ParameterLayout layout, float[] values) {
        return new ParameterVector(layout, values.clone());
    }

    /** Reads canonical bytes. */
    public static ParameterVector ofBytes(ParameterLayout layout, byte[] bytes) {
        if (bytes.length != layout.length() * (long) Float.BYTES) {
            throw new IllegalArgumentException("%d bytes: expected %d for this layout"
                    .formatted(bytes.length, layout.length() * (long) Float.BYTES));
        }
        float[] values = new float[layout.length()];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new ParameterVector(layout, values);
    }

    public ParameterLayout layout() {
        return layout;
    }

    public int length() {
        return values.length;
    }

    public float get(int index) {
        return values[index];
    }

    /** A copy of the elements. */
    public float[] toArray() {
        return values.clone();
    }

    /** Copies all elements into {@code target}, from its position 0. */
    public void copyTo(float[] target) {
        System.arraycopy(values, 0, target, 0, values.length);
    }

    /** Canonical bytes: four for each element, little endian. */
    public byte[] toBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    /** This vector minus another of the same layout: the update that led from that one to this one. */
    public ParameterVector minus(ParameterVector other) {
        requireSameLayout(other);
        float[] difference = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            difference[i] = values[i] - other.values[i];
        }
        return new ParameterVector(layout, difference);
    }

    /** This vector plus another of the same layout. */
    public ParameterVector plus(ParameterVector other) {
        requireSameLayout(other);
        float[] sum = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            sum[i] = values[i] + other.values[i];
        }
        return new ParameterVector(layout, sum);
    }

    /** This vector, but for running statistics, which are those of another of the same layout, bit for bit. */
    public ParameterVector withStatisticsOf(ParameterVector other) {
        requireSameLayout(other);
        float[] mixed = values.clone();
        layout.entries().stream()
                .filter(entry -> !entry.role().isTrained())
                .forEach(
                        entry -> System.arraycopy(other.values, entry.offset(), mixed, entry.offset(), entry.length()));
        return new ParameterVector(layout, mixed);
    }

    /** This vector, but for running variances below 0, which are 0: rounding and noise can carry a sum's there. */
    public ParameterVector withoutNegativeVariances() {
        float[] raised = values.clone();
        layout.entries().stream()
                .filter(entry -> entry.role() == ParameterLayout.Role.RUNNING_VARIANCE)
                .flatMapToInt(entry -> IntStream.range(entry.offset(), entry.offset() + entry.length()))
                .filter(i -> raised[i] < 0)
                .forEach(i -> raised[i] = 0);
        return new ParameterVector(layout, raised);
    }

    /** Whether no element is NaN or infinite. */
    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Euclidean norm, summed in double precision. */
    public double norm() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    /** SHA-256 of the layout's hash and the canonical bytes. */
    public Sha256 sha256() {
        return Sha256.of(layout.sha256().toBytes(), toBytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterVector vector
                && layout.equals(vector.layout)
                && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return 31 * layout.hashCode() + Arrays.hashCode(values);
    }

    /** Length and layout; never the values, which are private to a device. */
    @Override
    public String toString() {
        return "ParameterVector[%d elements, %s]"
                .formatted(values.length, layout.sha256().abbreviated());
    }

    private void requireSameLayout(ParameterVector other) {
        if (!layout.equals(other.layout)) {
            throw new IllegalArgumentException("layouts differ: %s and %s".formatted(layout, other.layout));
        }
    }
}
