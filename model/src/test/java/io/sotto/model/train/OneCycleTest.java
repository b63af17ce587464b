package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleTest {
    private static final OneCycle CYCLE = new OneCycle(0.1, 0.3);

    @Test
    void at_endOfWarmUp_isThePeak() {
        assertThat(CYCLE.at(300, 1000)).isCloseTo(0.1, within(1e-5));
    }

    @Test
    void at_firstAndLastStep_isAFractionOfThePeak() {
        assertThat(CYCLE.at(0, 100_000)).isCloseTo(0.1 / 25, within(1e-5));
        assertThat(CYCLE.at(99_999, 100_000)).isCloseTo(0.1 / 10_000, within(1e-6));
    }

    @Test
    void at_everyStep_risesThenFalls() {
        for (int step = 1; step < 1000; step++) {
            double change = CYCLE.at(step, 1000) - CYCLE.at(step - 1, 1000);
            assertThat(Math.signum(change)).as("step %d", step).isEqualTo(step <= 300 ? 1 : -1);
        }
    }

    @Test
    void constructor_peakOfZero_namesIt() {
        assertThatThrownBy(() -> new OneCycle(0, 0.3)).hasMessageContaining("peak learning rate 0.0");
    }
}
