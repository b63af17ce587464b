package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.InvalidInputException;
import io.sotto.model.RandomStreams;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TasteTest {
    private static final double PRIOR_PRECISION = 1 / (0.12 * 0.12);
    private static final double REWARD_PRECISION = 1 / (0.5 * 0.5);

    /** The same posterior from the normal equations, solved by elimination. */
    @Test
    void learn_manyRewards_equalsTheNormalEquations() {
        RandomGenerator random = new RandomStreams(3).stream("test");
        int d = Features.COUNT;
        double[][] a = new double[d][d + 1];
        for (int i = 0; i < d; i++) {
            a[i][i] = PRIOR_PRECISION;
            a[i][d] = PRIOR_PRECISION * Taste.prior()[i];
        }
        Taste taste = Taste.none();
        for (int n = 0; n < 200; n++) {
            double[] x = features(random);
            double reward = 2 * random.nextDouble() - 1;
            taste = taste.learn(Features.owning(x), reward);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    a[i][j] += REWARD_PRECISION * x[i] * x[j];
                }
                a[i][d] += REWARD_PRECISION * x[i] * reward;
            }
        }
        double[] expected = eliminate(a);
        for (int i = 0; i < d; i++) {
            assertThat(taste.mean()[i]).isCloseTo(expected[i], within(1e-9));
        }
        assertThat(taste.updates()).isEqualTo(200);
    }

    @Test
    void learn_hundredThousandTimes_staysSafeAndFindsTheTruth() {
        RandomGenerator random = new RandomStreams(4).stream("test");
        double[] truth = new double[Features.COUNT];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = 0.1 * random.nextGaussian();
        }
        Taste taste = Taste.none();
        for (int n = 0; n < 100_000; n++) {
            double[] x = features(random);
            double reward = Math.max(-1, Math.min(1, Triangles.dot(truth, x) + 0.3 * random.nextGaussian()));
            taste = taste.learn(Features.owning(x), reward);
        }
        double[] sample = taste.sample(random);
        for (int i = 0; i < truth.length; i++) {
            assertThat(taste.mean()[i]).isCloseTo(truth[i], within(0.06));
            assertThat(sample[i]).isCloseTo(taste.mean()[i], within(0.06));
        }
    }

    /** Half of the directions are never seen and one is seen with tiny numbers: the hard case for a covariance. */
    @Test
    void learn_sameSongForever_staysFinite() {
        double[] x = new double[Features.COUNT];
        x[0] = 1;
        x[3] = 1e-9;
        Taste taste = Taste.none();
        for (int n = 0; n < 100_000; n++) {
            taste = taste.learn(Features.owning(x), 0.7);
        }
        assertThat(taste.expected(Features.owning(x))).isCloseTo(0.7, within(1e-3));
        assertThat(taste.sample(new RandomStreams(1).stream("test"))).doesNotContain(Double.NaN);
        assertThat(taste.mean()[10]).isEqualTo(Taste.prior()[10]);
    }

    @Test
    void sample_manyTimes_hasThePriorsSpread() {
        RandomGenerator random = new RandomStreams(5).stream("test");
        double squares = 0;
        for (int i = 0; i < 2000; i++) {
            double weight = Taste.none().sample(random)[7];
            squares += weight * weight / 2000;
        }
        assertThat(Math.sqrt(squares)).isCloseTo(0.12, within(0.01));
    }

    @Test
    void bytes_learntTaste_comesBackToTheSameBits() {
        RandomGenerator random = new RandomStreams(6).stream("test");
        Taste taste = Taste.none();
        for (int n = 0; n < 50; n++) {
            taste = taste.learn(Features.owning(features(random)), 0.5);
        }
        Taste back = Taste.fromBytes(taste.toBytes());

        assertThat(back.mean()).isEqualTo(taste.mean());
        assertThat(back.updates()).isEqualTo(50);
        assertThat(back.toBytes()).isEqualTo(taste.toBytes()).hasSizeLessThan(16_384);
    }

    @Test
    void fromBytes_somethingElse_isRefused() {
        byte[] bytes = Taste.none().toBytes();
        byte[] other = bytes.clone();
        other[3]++;
        byte[] damaged = bytes.clone();
        damaged[bytes.length - 8] = (byte) 0xff;

        assertThatThrownBy(() -> Taste.fromBytes(new byte[3]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("found 3");
        assertThatThrownBy(() -> Taste.fromBytes(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected form");
        assertThatThrownBy(() -> Taste.fromBytes(damaged))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("learnt taste: expected");
    }

    @Test
    void learn_rewardOutOfRange_isRefused() {
        Features features = Features.owning(new double[Features.COUNT]);

        assertThatThrownBy(() -> Taste.none().learn(features, 1.01)).hasMessage("reward 1.01: expected -1 to 1");
        assertThatThrownBy(() -> Taste.none().learn(features, Double.NaN)).hasMessageContaining("NaN");
    }

    private static double[] features(RandomGenerator random) {
        double[] x = new double[Features.COUNT];
        for (int i = 0; i < x.length; i++) {
            x[i] = 2 * random.nextDouble() - 1;
        }
        return x;
    }

    /** Gauss, with the right-hand side in the last column. */
    private static double[] eliminate(double[][] a) {
        int d = a.length;
        for (int k = 0; k < d; k++) {
            for (int i = k + 1; i < d; i++) {
                double share = a[i][k] / a[k][k];
                for (int j = k; j <= d; j++) {
                    a[i][j] -= share * a[k][j];
                }
            }
        }
        double[] x = new double[d];
        for (int i = d - 1; i >= 0; i--) {
            double rest = a[i][d];
            for (int j = i + 1; j < d; j++) {
                rest -= a[i][j] * x[j];
            }
            x[i] = rest / a[i][i];
        }
        return x;
    }
}
