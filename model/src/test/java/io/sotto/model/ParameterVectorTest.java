package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.ParameterLayout.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterVectorTest {
    private static final ParameterLayout LAYOUT = new ParameterLayout.Builder()
            .add("a.weight", Role.WEIGHT, 2, 3)
            .add("a.bias", Role.BIAS, 2)
            .build();
    private static final ParameterVector VECTOR = vector(1, -2, 0.5f, 3, 4, 5, 6, 7.25f);

    @Test
    void toBytes_oneAndMinusTwo_areLittleEndian() {
        assertThat(VECTOR.toBytes()).startsWith(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0).hasSize(32);
        assertThat(ParameterVector.ofBytes(LAYOUT, VECTOR.toBytes())).isEqualTo(VECTOR);
    }

    /** Computed with Python's hashlib and struct. */
    @Test
    void sha256_eightNumbers_coversLayoutAndBytes() {
        assertThat(VECTOR.sha256().hex()).isEqualTo("b7cc0223ec31281d0e21fae2080fd5c6c3bec0c7359f5213f4833ec5238fb4d4");
    }

    @Test
    void minusThenPlus_exactNumbers_comeBack() {
        ParameterVector other = vector(1, 1, 1, 1, 1, 1, 1, 0.25f);

        assertThat(VECTOR.minus(other).toArray()).containsExactly(0, -3, -0.5f, 2, 3, 4, 5, 7);
        assertThat(VECTOR.minus(other).plus(other)).isEqualTo(VECTOR);
    }

    @Test
    void withStatisticsOf_another_takesRunningStatisticsAloneBitForBit() {
        ParameterLayout layout = new ParameterLayout.Builder()
                .add("a.scale", Role.SCALE, 2)
                .add("a.mean", Role.RUNNING_MEAN, 2)
                .add("a.shift", Role.SHIFT, 1)
                .add("a.variance", Role.RUNNING_VARIANCE, 2)
                .build();
        ParameterVector moved = ParameterVector.of(layout, new float[] {1, 2, 3, 4, 5, 6, 7});
        ParameterVector kept = ParameterVector.of(layout, new float[] {-1, -2, -0f, -4, -5, Float.MIN_VALUE, -7});

        assertThat(moved.withStatisticsOf(kept).toBytes())
                .isEqualTo(ParameterVector.of(layout, new float[] {1, 2, -0f, -4, 5, Float.MIN_VALUE, -7})
                        .toBytes());
        assertThat(layout.hasStatistics()).isTrue();
        assertThat(LAYOUT.hasStatistics()).isFalse();
        assertThatThrownBy(() -> moved.withStatisticsOf(VECTOR)).hasMessageContaining("layouts differ");
    }

    @Test
    void withoutNegativeVariances_raisesThemAlone() {
        ParameterLayout layout = new ParameterLayout.Builder()
                .add("a.mean", Role.RUNNING_MEAN, 1)
                .add("a.variance", Role.RUNNING_VARIANCE, 3)
                .add("a.shift", Role.SHIFT, 1)
                .build();
        ParameterVector vector = ParameterVector.of(layout, new float[] {-1, -1e-30f, 0.5f, -2, -3});

        assertThat(vector.withoutNegativeVariances().toArray()).containsExactly(-1, 0, 0.5f, 0, -3);
    }

    @Test
    void of_arrayChangedLater_keepsItsValues() {
        float[] values = VECTOR.toArray();
        ParameterVector copy = ParameterVector.of(LAYOUT, values);
        values[0] = 9;
        copy.toArray()[1] = 9;

        assertThat(copy).isEqualTo(VECTOR).hasSameHashCodeAs(VECTOR);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void isFinite_oneBadElement_isFalse(float bad) {
        assertThat(VECTOR.isFinite()).isTrue();
        assertThat(vector(0, 0, 0, 0, 0, 0, 0, bad).isFinite()).isFalse();
    }

    @Test
    void norm_largeElements_doesNotOverflow() {
        assertThat(vector(3, 0, 4, 0, 0, 0, 0, 0).norm()).isEqualTo(5);
        assertThat(vector(3e30f, 0, 4e30f, 0, 0, 0, 0, 0).norm()).isBetween(4.999e30, 5.001e30);
    }

    @Test
    void operations_otherLayoutOrLength_areRefused() {
        ParameterLayout flat =
                new ParameterLayout.Builder().add("b", Role.WEIGHT, 8).build();
        ParameterVector other = ParameterVector.of(flat, new float[8]);

        assertThatThrownBy(() -> VECTOR.plus(other)).hasMessageContaining("layouts differ");
        assertThatThrownBy(() -> VECTOR.minus(other)).hasMessageContaining("layouts differ");
        assertThatThrownBy(() -> ParameterVector.of(LAYOUT, new float[7]))
                .hasMessage("7 values: expected 8 for this layout");
        assertThatThrownBy(() -> ParameterVector.ofBytes(LAYOUT, new byte[31]))
                .hasMessage("31 bytes: expected 32 for this layout");
    }

    @Test
    void toString_anyVector_hidesItsValues() {
        assertThat(VECTOR.toString()).doesNotContain("7.25").contains("8 elements");
    }

    private static ParameterVector vector(float... values) {
        return ParameterVector.of(LAYOUT, values);
    }
}
