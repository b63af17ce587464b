package io.sotto.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DropoutMaskTest {
    private static final int UNITS = 100_000;

    @Test
    void fill_anyRate_dropsThatShareAndScalesTheRest() {
        for (double rate : new double[] {0, 0.25, 0.5, 0.9}) {
            float[] mask = mask(rate, 7, 3);
            int dropped = 0;
            for (float unit : mask) {
                assertThat(unit).isIn(0f, (float) (1 / (1 - rate)));
                dropped += unit == 0 ? 1 : 0;
            }
            assertThat((double) dropped / UNITS).isCloseTo(rate, within(0.01));
        }
    }

    @Test
    void fill_sameSeedAndLayer_dropsTheSameUnits() {
        assertThat(mask(0.5, 7, 3)).isEqualTo(mask(0.5, 7, 3));
    }

    @Test
    void fill_otherSeedOrLayer_dropsOthers() {
        assertThat(mask(0.5, 7, 3)).isNotEqualTo(mask(0.5, 8, 3)).isNotEqualTo(mask(0.5, 7, 4));
    }

    private static float[] mask(double rate, long seed, int layer) {
        float[] mask = new float[UNITS];
        DropoutMask.fill(mask, UNITS, rate, seed, layer);
        return mask;
    }
}
