package io.sotto.privacy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.crypto.AesCtrKeyStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreteGaussianTest {
    private static final int SAMPLES = 200_000;
    private final RandomWords random = new RandomWords(new AesCtrKeyStream(), TestRandomness.seeded(11));

    /** Every frequency within five standard deviations of the probability that the definition gives. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7, 1.0, 2.5, 10.3})
    void sample_manyTimes_hasTheDefinedProbabilities(double sigma) {
        int reach = (int) (8 * sigma) + 3;
        int[] counts = new int[2 * reach + 1];
        DiscreteGaussian gaussian = new DiscreteGaussian(sigma, random);
        for (int i = 0; i < SAMPLES; i++) {
            counts[gaussian.sample() + reach]++;
        }
        double total = 0;
        for (int x = -reach; x <= reach; x++) {
            total += Math.exp(-x * x / (2 * sigma * sigma));
        }
        for (int x = -reach; x <= reach; x++) {
            double expected = SAMPLES * Math.exp(-x * x / (2 * sigma * sigma)) / total;
            assertThat((double) counts[x + reach])
                    .as("%d at sigma %s", x, sigma)
                    .isCloseTo(expected, within(5 * Math.sqrt(expected) + 1));
        }
    }

    @Test
    void sample_largeSigma_hasItsVariance() {
        double sigma = 250_000;
        DiscreteGaussian gaussian = new DiscreteGaussian(sigma, random);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double x = gaussian.sample();
            sum += x;
            squares += x * x;
        }
        assertThat(sum / SAMPLES).isCloseTo(0, within(5 * sigma / Math.sqrt(SAMPLES)));
        assertThat(Math.sqrt(squares / SAMPLES)).isCloseTo(sigma, within(0.01 * sigma));
    }

    @Test
    void randomWords_fractions_areUniform() {
        double fractions = 0;
        double doubles = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double fraction = random.nextFraction();
            double number = random.nextDouble();
            assertThat(fraction).isBetween(0.0, 1 - 0x1p-24);
            assertThat(number).isBetween(0.0, 1 - 0x1p-53);
            fractions += fraction;
            doubles += number;
        }
        assertThat(fractions / SAMPLES).isCloseTo(0.5, within(0.005));
        assertThat(doubles / SAMPLES).isCloseTo(0.5, within(0.005));
    }

    @Test
    void randomWords_closed_goOnWithFreshWords() {
        RandomWords words = new RandomWords(new AesCtrKeyStream(), TestRandomness.seeded(1));
        int first = words.next();
        words.close();
        assertThat(words.next()).isNotZero().isNotEqualTo(first);
    }
}
