package io.sotto.privacy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorFormatTest {
    private static final List<SideValue> SIDES = List.of(SideValue.count("hits"), new SideValue("loss", 0.01));

    @Test
    void leastSpan_withoutNoise_isTheNumberOfTheLargestCounts() {
        assertThat(format(16, 1 << 23, 0).leastSpan(100, 50)).isEqualTo(6_553_501);
        assertThat(format(16, 6_553_501, 0).fits(100, 50)).isTrue();
        assertThat(format(16, 6_553_500, 0).fits(100, 50)).isFalse();
        assertThat(format(2, 4, 0).leastSpan(3, 3)).isEqualTo(10);
    }

    @Test
    void fits_withNoise_needsHeadRoom() {
        VectorFormat narrow = format(8, 1 << 15, 4.0);
        double sigma = narrow.noiseStepsPerClient(80);
        double largest = 100 * 127 + 9 * sigma * 10;

        assertThat(largest).isGreaterThan(1 << 14);
        assertThat(narrow.fits(100, 80)).isFalse();
        long least = 2 * (long) largest + 1;
        assertThat(format(8, least, 4.0).fits(100, 80)).isTrue();
        assertThat(format(8, least - 1, 4.0).fits(100, 80)).isFalse();
    }

    @Test
    void noiseStepsPerClient_summedOverSurvivors_giveTheMultiplierTimesTheClipNorm() {
        VectorFormat format = format(8, 1 << 20, 1.5);
        double total = format.noiseStepsPerClient(50) * format.step() * Math.sqrt(50);
        assertThat(total).isCloseTo(1.5 * format.clipNormL2(), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(format(8, 1 << 20, 0).noiseStepsPerClient(50)).isZero();
    }

    @Test
    void inputRange_rotated_isTheStatedBound() {
        assertThat(format(16, 1 << 23, 0).inputRange()).isEqualTo(4.0);
        VectorFormat rotated = new VectorFormat(300_000, SIDES, 4.0, 16, 1 << 23, true, 1000, 0);
        assertThat(rotated.inputRange())
                .isCloseTo(
                        4.0 * Math.sqrt(2 * Math.log(300_000 * Math.pow(2, 21)) / (1 << 18)),
                        org.assertj.core.data.Offset.offset(1e-9));
        assertThat(rotated.inputRange()).isBetween(4.0 / 72, 4.0 / 68);
        assertThat(new VectorFormat(2, SIDES, 4.0, 16, 1 << 23, true, 1000, 0).inputRange())
                .isEqualTo(4.0);
    }

    @Test
    void sizes_areCounted() {
        VectorFormat format = format(16, 1 << 23, 0);
        assertThat(format.vectorLength()).isEqualTo(13);
        assertThat(format.weightIndex()).isEqualTo(10);
        assertThat(format.largestInput()).isEqualTo(32767);
        assertThat(format.largestSideInput()).isEqualTo(65535);
        assertThat(format.step()).isEqualTo(4.0 / 32767);
    }

    @Test
    void new_outOfRange_namesValueAndRange() {
        assertRefused("model length 0", () -> new VectorFormat(0, SIDES, 1, 16, 1 << 23, false, 1, 0));
        assertRefused(
                "model length 268435457", () -> new VectorFormat((1 << 28) + 1, SIDES, 1, 16, 1 << 23, false, 1, 0));
        assertRefused("clip norm 0.0", () -> new VectorFormat(1, SIDES, 0, 16, 1 << 23, false, 1, 0));
        assertRefused("clip norm NaN", () -> new VectorFormat(1, SIDES, Double.NaN, 16, 1 << 23, false, 1, 0));
        assertRefused(
                "clip norm Infinity",
                () -> new VectorFormat(1, SIDES, Double.POSITIVE_INFINITY, 16, 1 << 23, false, 1, 0));
        assertRefused("input bits 1", () -> new VectorFormat(1, SIDES, 1, 1, 1 << 23, false, 1, 0));
        assertRefused("input bits 25", () -> new VectorFormat(1, SIDES, 1, 25, 1 << 30, false, 1, 0));
        assertRefused("span 65535", () -> new VectorFormat(1, SIDES, 1, 16, 65535, false, 1, 0));
        assertRefused("span 4294967296", () -> new VectorFormat(1, SIDES, 1, 16, 1L << 32, false, 1, 0));
        assertRefused("weight cap 0", () -> new VectorFormat(1, SIDES, 1, 16, 1 << 23, false, 0, 0));
        assertRefused("weight cap 65536", () -> new VectorFormat(1, SIDES, 1, 16, 1 << 23, false, 65536, 0));
        assertRefused("noise multiplier -1.0", () -> new VectorFormat(1, SIDES, 1, 16, 1 << 23, false, 1, -1));
        assertRefused("noise multiplier NaN", () -> new VectorFormat(1, SIDES, 1, 16, 1 << 23, false, 1, Double.NaN));
        assertRefused(
                "names of side values",
                () -> new VectorFormat(
                        1, List.of(SideValue.count("a"), SideValue.count("a")), 1, 16, 1 << 23, false, 1, 0));
        assertRefused(
                "number of side values 65",
                () -> new VectorFormat(1, Collections.nCopies(65, SideValue.count("a")), 1, 16, 1 << 23, false, 1, 0));
        new VectorFormat(1 << 28, List.of(), 1e-9, 2, VectorFormat.MAXIMUM_SPAN, true, 3, 0);
        new VectorFormat(1, List.of(), 1, 24, 1 << 24, true, (1 << 24) - 1, 0);
    }

    @Test
    void newSideValue_outOfRange_isRefused() {
        assertRefused("side value 'Loss'", () -> new SideValue("Loss", 1));
        assertRefused("side value ''", () -> new SideValue("", 1));
        assertRefused("unit 0.0 of loss", () -> new SideValue("loss", 0));
        assertRefused("unit Infinity of loss", () -> new SideValue("loss", Double.POSITIVE_INFINITY));
        assertRefused("unit NaN of loss", () -> new SideValue("loss", Double.NaN));
    }

    private static VectorFormat format(int inputBits, long span, double noise) {
        return new VectorFormat(10, SIDES, 4.0, inputBits, span, false, 3, noise);
    }

    private static void assertRefused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("expected");
    }
}
