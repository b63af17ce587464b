package io.sotto.privacy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.privacy.crypto.AesCtrKeyStream;
import io.sotto.privacy.crypto.Digest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
    private static final Digest SEED = Digest.sha256(new byte[] {1});

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64, 512})
    void transform_anyPowerOfTwo_isTheSylvesterMatrix(int length) {
        float[] x = randomVector(length + 3, 5);
        float[] transformed = x.clone();
        WalshHadamard.transform(transformed, 3, length);

        for (int row = 0; row < length; row++) {
            double expected = 0;
            for (int column = 0; column < length; column++) {
                expected += Integer.bitCount(row & column) % 2 == 0 ? x[3 + column] : -x[3 + column];
            }
            assertThat((double) transformed[3 + row]).isCloseTo(expected, within(1e-3));
        }
        assertThat(transformed).startsWith(x[0], x[1], x[2]);
    }

    /** Long enough for elements that are combined in rows twice, and for more columns than lie in a row. */
    @ParameterizedTest
    @ValueSource(ints = {0, 63, 64, 1000, 4095, 4096, 9999, 16_383})
    void transform_ofAUnitVector_isAColumnOfTheSylvesterMatrix(int column) {
        float[] x = new float[16_384];
        x[column] = 1;
        WalshHadamard.transform(x, 0, x.length);

        for (int row = 0; row < x.length; row++) {
            float expected = Integer.bitCount(row & column) % 2 == 0 ? 1 : -1;
            if (x[row] != expected) {
                assertThat(x[row]).as("row %d", row).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 8, 100, 1000, 1023, 1025, 70_000})
    void invert_afterApply_givesTheVectorBackAndTheNormStays(int length) {
        float[] x = randomVector(length, length);
        Rotation rotation = new Rotation(SEED, length, new AesCtrKeyStream());
        float[] rotated = x.clone();
        rotation.apply(rotated);
        assertThat(norm(rotated)).isCloseTo(norm(x), within(1e-5 * norm(x)));
        rotation.invert(rotated);
        for (int i = 0; i < length; i++) {
            assertThat(rotated[i]).isCloseTo(x[i], within(1e-4f));
        }
    }

    /** The worst vectors: all energy in one element, wherever it is, stays under the stated bound. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 700, 999})
    void apply_oneLargeElement_isSpreadUnderTheBound(int position) {
        int length = 1000;
        double bound = Math.sqrt(2 * Math.log(length * 0x1p21) / 512);
        for (int seed = 0; seed < 200; seed++) {
            float[] x = new float[length];
            x[position] = 1;
            new Rotation(Digest.sha256(new byte[] {(byte) seed}), length, new AesCtrKeyStream()).apply(x);
            for (float value : x) {
                assertThat((double) Math.abs(value)).isLessThan(bound);
            }
        }
    }

    @Test
    void apply_otherSeed_isAnotherRotation() {
        float[] first = randomVector(100, 1);
        float[] second = first.clone();
        new Rotation(SEED, 100, new AesCtrKeyStream()).apply(first);
        new Rotation(Digest.sha256(new byte[] {2}), 100, new AesCtrKeyStream()).apply(second);
        assertThat(first).isNotEqualTo(second);
    }

    /** Golden values from an independent computation with OpenSSL and exact sums: another implementation must choose the same signs. */
    @Test
    void apply_knownSeed_givesGoldenValues() {
        float[] x = {1, 2, 3, 4, 5};
        new Rotation(SEED, 5, new AesCtrKeyStream()).apply(x);
        assertThat(x).containsExactly(new float[] {-1, -1, 4, 6, 1}, within(1e-5f));
    }

    private static float[] randomVector(int length, long seed) {
        Random random = new Random(seed);
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static double norm(float[] x) {
        double squares = 0;
        for (float value : x) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }
}
