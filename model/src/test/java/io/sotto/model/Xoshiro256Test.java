package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class Xoshiro256Test {
    /** The sequence that the authors' C program prints for the state 1, 2, 3, 4. */
    @Test
    void nextLong_stateOneToFour_givesTheReferenceSequence() {
        byte[] state = ByteBuffer.allocate(Sha256.BYTES)
                .putLong(1)
                .putLong(2)
                .putLong(3)
                .putLong(4)
                .array();

        assertThat(new Xoshiro256(Sha256.ofDigest(state)).longs(6).toArray())
                .containsExactly(
                        41943041L,
                        58720359L,
                        3588806011781223L,
                        3591011842654386L,
                        Long.parseUnsignedLong("9228616714210784205"),
                        Long.parseUnsignedLong("9973669472204895162"));
    }

    /** Moments of a million draws, each within 5 standard errors. */
    @Test
    void nextGaussian_millionDraws_haveTheNormalMoments() {
        Xoshiro256 random = new Xoshiro256(Sha256.of());
        int draws = 1_000_000;
        double[] sums = new double[5];
        for (int i = 0; i < draws; i++) {
            double value = random.nextGaussian();
            for (int power = 1; power <= 4; power++) {
                sums[power] += Math.pow(value, power);
            }
        }

        assertThat(sums[1] / draws).isCloseTo(0, within(0.005));
        assertThat(sums[2] / draws).isCloseTo(1, within(0.0071));
        assertThat(sums[3] / draws).isCloseTo(0, within(0.02));
        assertThat(sums[4] / draws).isCloseTo(3, within(0.05));
    }

    /** Computed with an independent xoshiro256++ and polar method in Python. */
    @Test
    void nextGaussian_aKnownState_givesTheNumbersItAlwaysGave() {
        Xoshiro256 random = new Xoshiro256(Sha256.of());

        assertThat(new double[] {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()})
                .containsExactly(2.1225954378202507, -0.7929444808038723, 0.4253914592825547);
    }
}
