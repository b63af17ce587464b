package io.sotto.model.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.RandomStreams;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HalfPrecisionTest {
    @Test
    void narrow_everyFiniteHalfWidened_givesTheSameBits() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            short half = (short) bits;
            if (Float.isFinite(HalfPrecision.widen(half))) {
                assertThat(HalfPrecision.narrow(HalfPrecision.widen(half))).isEqualTo(half);
            }
        }
    }

    @Test
    void widen_knownBits_givesTheirValues() {
        assertThat(HalfPrecision.widen((short) 0x3c00)).isEqualTo(1f);
        assertThat(HalfPrecision.widen((short) 0xc000)).isEqualTo(-2f);
        assertThat(HalfPrecision.widen((short) 0x7bff)).isEqualTo(65504f);
        assertThat(HalfPrecision.widen((short) 0x0001)).isEqualTo(0x1p-24f);
        assertThat(HalfPrecision.widen((short) 0x0400)).isEqualTo(0x1p-14f);
        assertThat(HalfPrecision.widen((short) 0x3555)).isEqualTo(0.33325195f);
    }

    @Test
    void narrow_betweenTwoHalves_takesTheNearestAndOfEqualsTheEvenOne() {
        assertThat(HalfPrecision.narrow(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
        assertThat(HalfPrecision.narrow(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3c02);
        assertThat(HalfPrecision.narrow(Math.nextUp(1 + 0x1p-11f))).isEqualTo((short) 0x3c01);
        assertThat(HalfPrecision.narrow(0x1.ffep-15f + 0x1p-26f)).isEqualTo((short) 0x0400);
        assertThat(HalfPrecision.narrow(-0f)).isEqualTo((short) 0x8000);
        assertThat(HalfPrecision.narrow(1e-9f)).isEqualTo((short) 0);
    }

    @Test
    void narrow_anyNumber_isOffByAtMostHalfAStep() {
        RandomGenerator random = new RandomStreams(3).stream("numbers");
        for (int i = 0; i < 100_000; i++) {
            float value = (float) (random.nextGaussian() * Math.exp(random.nextDouble(-12, 9)));
            float rounded = HalfPrecision.widen(HalfPrecision.narrow(value));
            assertThat(Math.abs(rounded - value)).isLessThanOrEqualTo(Math.max(0x1p-25f, Math.abs(value) * 0x1p-11f));
        }
    }

    @Test
    void narrow_tooLargeOrNoNumber_isRefused() {
        for (float value : new float[] {65520, -1e30f, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> HalfPrecision.narrow(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected at most 65504");
        }
        assertThat(HalfPrecision.widen(HalfPrecision.narrow(65519.9f))).isEqualTo(65504f);
    }
}
