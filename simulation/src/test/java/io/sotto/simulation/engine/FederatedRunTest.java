package io.sotto.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.ScenarioFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the engine that {@code auto} takes here: a promise of equal bits is worth what that engine keeps of it. */
class FederatedRunTest {
    private static final Scenario SCENARIO = ScenarioFile.with(
            Scenario.standard(),
            Map.of("clients", 9, "fraction", 0.5, "rounds", 3, "partition", "dirichlet:0.3", "data", "synthetic:120"));
    private static Engine engine;

    @BeforeAll
    static void start() {
        engine = Engines.select(EngineChoice.AUTO);
    }

    @Test
    void run_oneOrTwoOrThreeWorkers_givesTheSameBits() throws InterruptedException {
        SmallFederation federation = new SmallFederation(SCENARIO, engine);

        RunProgress one = federation.run(1);

        assertThat(models(one)).hasSize(3).doesNotHaveDuplicates();
        assertThat(models(federation.run(2))).isEqualTo(models(one));
        assertThat(models(federation.run(3))).isEqualTo(models(one));
        assertThat(models(new SmallFederation(with(Map.of("seed", 8)), engine).run(2)))
                .isNotEqualTo(models(one));
    }

    @Test
    void run_withoutMasks_givesTheSameBitsToo() throws InterruptedException {
        SmallFederation federation = new SmallFederation(with(Map.of("secure-aggregation", "off")), engine);

        assertThat(models(federation.run(2))).isEqualTo(models(federation.run(1)));
    }

    /** In the first round both train alike to the bit, so all that differs is how their updates were summed. */
    @Test
    void run_withMasksAndWithout_differsByRoundingAlone() throws InterruptedException {
        SmallFederation masked = new SmallFederation(with(Map.of("rounds", 1, "secure-aggregation", "on")), engine);
        SmallFederation plain = new SmallFederation(with(Map.of("rounds", 1, "secure-aggregation", "off")), engine);

        ParameterVector summedInClear = plain.run(2).model();
        ParameterVector difference = masked.run(2).model().minus(summedInClear);

        assertThat(difference.norm())
                .isPositive()
                .isLessThan(0.01 * summedInClear.minus(plain.start().model()).norm());
    }

    @Test
    void run_withMasksAndTooFewClients_saysSo() {
        SmallFederation federation = new SmallFederation(with(Map.of("fraction", 0.2)), engine);

        assertThatThrownBy(() -> federation.run(2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("secure-aggregation on with 2 clients a round: expected 3 or more");
    }

    @Test
    void run_fromAnyRound_endsAsTheUnbrokenRun() throws InterruptedException {
        SmallFederation federation = new SmallFederation(SCENARIO, engine);
        List<RunProgress> unbroken = federation.runAll(2, federation.start());

        List<RunProgress> broken = federation.runAll(1, unbroken.get(0));

        assertThat(broken).hasSize(2);
        assertThat(models(broken.get(1))).isEqualTo(models(unbroken.get(2)));
        assertThat(broken.get(1).rounds().get(2).score())
                .isEqualTo(unbroken.get(2).rounds().get(2).score());
        assertThat(federation.runAll(2, unbroken.get(2)))
                .as("a run that is over")
                .isEmpty();
    }

    @Test
    void run_evaluateEverySecondRound_scoresThatAndTheLast() throws InterruptedException {
        RunProgress end = new SmallFederation(with(Map.of("evaluate-every", 2)), engine).run(2);

        assertThat(end.rounds().stream().map(round -> round.score() != null)).containsExactly(false, true, true);
    }

    @Test
    void run_targetReached_stopsEarly() throws InterruptedException {
        RunProgress end = new SmallFederation(with(Map.of("stop-at", 0.0001)), engine).run(2);

        assertThat(end.rounds()).hasSize(1);
    }

    @Test
    void run_trainingDiverges_namesRoundAndWay() {
        SmallFederation federation = new SmallFederation(
                with(Map.of("learning-rate", 10, "normalisation", "none", "local-epochs", 20)), engine);

        assertThatThrownBy(() -> federation.run(2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("round 1")
                .hasMessageContaining("expected a smaller learning rate");
    }

    @Test
    void run_syntheticFaces_learnsThem() throws InterruptedException {
        Scenario scenario = ScenarioFile.with(
                Scenario.standard(),
                Map.of("clients", 4, "fraction", 1, "rounds", 12, "data", "synthetic:800", "evaluate-every", 12));
        RunProgress end = new SmallFederation(scenario, engine).run(2);

        assertThat(Objects.requireNonNull(end.rounds().get(11).score()).accuracy())
                .isGreaterThan(0.35);
    }

    private static Scenario with(Map<String, ?> values) {
        return ScenarioFile.with(SCENARIO, values);
    }

    private static List<Sha256> models(RunProgress progress) {
        return progress.rounds().stream().map(RoundRecord::model).toList();
    }
}
