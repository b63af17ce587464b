package io.sotto.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of batch normalisation's running statistics in a federation. */
class FrozenRoundsTest {
    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void run_lastThirdFrozen_keepsStatisticsFromThenOnAndLearnsTheRest(String masks) throws InterruptedException {
        Scenario scenario = ScenarioFile.with(
                Scenario.standard(),
                Map.of(
                        "clients",
                        6,
                        "fraction",
                        0.5,
                        "rounds",
                        3,
                        "frozen-statistics",
                        0.34,
                        "secure-aggregation",
                        masks,
                        "data",
                        "synthetic:60"));
        SmallFederation federation = new SmallFederation(scenario, Engines.select(EngineChoice.AUTO));

        List<ParameterVector> models = federation.runAll(1, federation.start()).stream()
                .map(RunProgress::model)
                .toList();

        assertThat(part(models.get(1), false)).isNotEqualTo(part(models.get(0), false));
        assertThat(part(models.get(2), false)).isEqualTo(part(models.get(1), false));
        assertThat(part(models.get(2), true)).isNotEqualTo(part(models.get(1), true));
    }

    /** A device's update holds what its faces did to the statistics; the sum weights it by faces, as any other part. */
    @Test
    void applyTo_updatesOfStatistics_areAveragedByFaces() {
        ParameterLayout layout = new ParameterLayout.Builder()
                .add("layer1.mean", ParameterLayout.Role.RUNNING_MEAN, 1)
                .add("layer1.variance", ParameterLayout.Role.RUNNING_VARIANCE, 1)
                .build();
        ParameterVector global = ParameterVector.of(layout, new float[] {0.5f, 1});
        FederatedAverage sum = new FederatedAverage(2);
        sum.add(ParameterVector.of(layout, new float[] {1, 2}).minus(global), 30);
        sum.add(ParameterVector.of(layout, new float[] {2, 6}).minus(global), 10);

        assertThat(sum.applyTo(global).toArray()).containsExactly(1.25f, 3);
    }

    private static List<Float> part(ParameterVector model, boolean trained) {
        List<Float> values = new ArrayList<>();
        for (ParameterLayout.Entry entry : model.layout().entries()) {
            for (int i = entry.offset(); i < entry.offset() + entry.length(); i++) {
                if (entry.role().isTrained() == trained) {
                    values.add(model.get(i));
                }
            }
        }
        return values;
    }
}
