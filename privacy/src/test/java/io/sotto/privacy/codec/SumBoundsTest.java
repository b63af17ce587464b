package io.sotto.privacy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The largest sum that two honest clients can make, and the smallest that they cannot. Four elements of 8 bits, so Q = 127;
 * C = 1, W = 10: their norm is at most weight / 10, and rounding adds 2 * sqrt(4) / 127.
 */
class SumBoundsTest {
    private static final int SURVIVORS = 2;

    @ParameterizedTest
    @CsvSource({"20, 254, 45, 46", "10, 131, 0, 1", "10, 130, 16, 17", "14, 180, 25, 26"})
    void decode_normWithoutNoise_isBoundedByWeightAndRounding(int weight, int first, int allowed, int refused) {
        assertThatCode(() -> decode(0, weight, first, allowed)).doesNotThrowAnyException();
        assertRefused(0, weight, first, refused);
    }

    /** Noise of one clip norm an element has a norm of 2, and passes 2 + 9 next to never. */
    @ParameterizedTest
    @CsvSource({"10, 1079, 1081, 1082", "20, 1143, 1196, 1197"})
    void decode_normWithNoise_isBoundedByTheNoiseToo(int weight, int first, int allowed, int refused) {
        assertThatCode(() -> decode(1, weight, first, allowed)).doesNotThrowAnyException();
        assertRefused(1, weight, first, refused);
    }

    @ParameterizedTest
    @CsvSource({"20, 254, 255", "20, -254, -255"})
    void decode_element_isAtMostAllInputsTogether(int weight, int allowed, int refused) throws Exception {
        assertThat(decode(0, weight, allowed, 0).averageUpdate()[0])
                .isEqualTo((float) ((float) (allowed * (1 / 127.0)) * 0.5));
        assertThatThrownBy(() -> decode(0, weight, refused, 0))
                .isInstanceOf(InconsistentSumException.class)
                .hasMessageContaining("element 0 of the sum is " + refused);
    }

    @Test
    void decode_count_isBetweenOneAndTheCapForEach() {
        for (int weight : new int[] {2, 20}) {
            assertThatCode(() -> decode(0, weight, 0, 0)).doesNotThrowAnyException();
        }
        for (int weight : new int[] {1, 21}) {
            assertThatThrownBy(() -> decode(0, weight, 0, 0))
                    .hasMessage("the sample count of the sum is %d: expected 2 to 20".formatted(weight));
        }
    }

    /** 258 inputs of 127 stay under 2^15, but 258 counts of 255 pass 2^16. */
    @Test
    void fits_countsThatPassTheSpan_isFalseThoughUpdatesFit() {
        VectorFormat format = new VectorFormat(4, List.of(), 1, 8, 1 << 16, false, 10, 0);
        assertThat(format.fits(257, 257)).isTrue();
        assertThat(format.fits(258, 258)).isFalse();
    }

    private static void assertRefused(double noise, int weight, int first, int second) {
        assertThatThrownBy(() -> decode(noise, weight, first, second))
                .isInstanceOf(InconsistentSumException.class)
                .hasMessageContaining("the norm of the sum");
    }

    private static DecodedSum decode(double noise, int weight, int first, int second) throws InconsistentSumException {
        VectorFormat format = new VectorFormat(4, List.of(), 1, 8, 1 << 16, false, 10, noise);
        int[] sum = {first, second, 0, 0, weight};
        return new VectorDecoder(format, SURVIVORS, Digest.sha256(new byte[0]), new AesCtrKeyStream())
                .decode(sum, SURVIVORS);
    }
}
