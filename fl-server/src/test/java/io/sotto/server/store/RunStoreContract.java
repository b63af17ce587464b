package io.sotto.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store does, whatever it is made of. */
abstract class RunStoreContract {
    static final Network NETWORK = Architecture.SMALL.network(Normalisation.NONE);

    private static final ParameterLayout LAYOUT = NETWORK.layout();

    /** An empty store. */
    abstract RunStore open();

    @Test
    void store_thatIsNew_isEmpty() {
        try (RunStore store = open()) {
            assertThat(store.model()).isEmpty();
            assertThat(store.rounds()).isEmpty();
            assertThat(store.completedRounds()).isZero();
        }
    }

    @Test
    void commit_ofARound_keepsItAndItsModel() {
        try (RunStore store = open()) {
            store.commit(round(1), model(1));
            store.commit(round(2), model(2));

            assertThat(store.rounds()).containsExactly(round(1), round(2));
            assertThat(store.model()).contains(model(2));
            assertThat(store.completedRounds()).isEqualTo(2);
        }
    }

    @Test
    void commit_ofARoundOutOfOrder_isRefusedAndChangesNothing() {
        try (RunStore store = open()) {
            store.commit(round(1), model(1));

            assertThatThrownBy(() -> store.commit(round(3), model(3)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("round 3: expected round 2");
            assertThatThrownBy(() -> store.commit(round(1), model(1))).isInstanceOf(IllegalArgumentException.class);
            assertThat(store.rounds()).containsExactly(round(1));
            assertThat(store.model()).contains(model(1));
        }
    }

    @Test
    void commit_ofAnotherModelThanTheRoundNames_isRefusedAndChangesNothing() {
        try (RunStore store = open()) {
            assertThatThrownBy(() -> store.commit(round(1), model(9)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(model(9).sha256().hex());
            assertThat(store.rounds()).isEmpty();
            assertThat(store.model()).isEmpty();
        }
    }

    @Test
    void rounds_whenMoreAreCommitted_areASnapshot() {
        try (RunStore store = open()) {
            store.commit(round(1), model(1));
            var before = store.rounds();
            store.commit(round(2), model(2));

            assertThat(before).containsExactly(round(1));
        }
    }

    static ParameterVector model(int round) {
        float[] values = new float[LAYOUT.length()];
        Arrays.fill(values, round);
        return ParameterVector.of(LAYOUT, values);
    }

    static RoundRecord round(int number) {
        Optional<EvaluationFigures> evaluation = number % 2 == 0
                ? Optional.of(new EvaluationFigures(3589, 0.1 * number, 1.0 / 3, 1.7 / number, Map.of("happy", 0.875)))
                : Optional.empty();
        return new RoundRecord(
                number,
                2,
                10,
                7,
                Map.of("NOT_FINITE", 1, "MISMATCH", 1),
                1,
                12_345,
                1.0 / number,
                model(number).sha256(),
                evaluation,
                4.125);
    }
}
