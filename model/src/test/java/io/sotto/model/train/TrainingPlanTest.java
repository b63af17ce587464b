package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPlanTest {
    private static final Optimiser PLAIN = new Optimiser.Sgd(0, 0);

    @Test
    void constructor_valuesAtTheEdges_areAccepted() {
        assertThat(new TrainingPlan(100, 1024, 10, 0, true, PLAIN).epochs()).isEqualTo(100);
        assertThat(new TrainingPlan(1, 1, 1e-9, 0.999, false, Optimiser.Adam.standard()).batchSize())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 32, 0.1, 0, epochs 0: expected 1 to 100",
        "101, 32, 0.1, 0, epochs 101: expected 1 to 100",
        "1, 0, 0.1, 0, batch size 0: expected 1 to 1024",
        "1, 1025, 0.1, 0, batch size 1025: expected 1 to 1024",
        "1, 32, 0, 0, 'learning rate 0.0: expected above 0, at most 10'",
        "1, 32, NaN, 0, 'learning rate NaN: expected above 0, at most 10'",
        "1, 32, Infinity, 0, 'learning rate Infinity: expected above 0, at most 10'",
        "1, 32, 0.1, 1, 'label smoothing 1.0: expected 0 to 1, 1 excluded'"
    })
    void constructor_valueOutOfRange_isNamed(
            int epochs, int batchSize, double learningRate, double smoothing, String message) {
        assertThatThrownBy(() -> new TrainingPlan(epochs, batchSize, learningRate, smoothing, false, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void optimisers_valueOutOfRange_isNamed() {
        assertThatThrownBy(() -> new Optimiser.Sgd(1, 0)).hasMessageContaining("momentum 1.0");
        assertThatThrownBy(() -> new Optimiser.Sgd(0, Double.NaN)).hasMessageContaining("weight decay NaN");
        assertThatThrownBy(() -> new Optimiser.Adam(.9, .999, 0, 0)).hasMessageContaining("epsilon 0.0");
        assertThatThrownBy(() -> new Optimiser.Adam(-.1, .999, 1e-8, 0)).hasMessageContaining("beta1 -0.1");
    }
}
