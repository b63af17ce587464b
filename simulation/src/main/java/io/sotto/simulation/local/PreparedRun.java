package io.sotto.simulation.local;

import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.Engines;
import io.sotto.simulation.partition.Partition;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.store.Circumstances;

/**
 * All that a run needs, read and checked: where this succeeds, no input is wrong any more.
 *
 * @param partition of the training faces
 * @param initial where training starts
 */
public record PreparedRun(
        Scenario scenario, FaceSplits faces, Partition partition, Engine engine, ParameterVector initial) {
    /**
     * Reads the faces, deals them out and starts the engine.
     *
     * @throws InvalidInputException if something of the scenario does not fit: its data, the number of clients, the
     *     initial model, the engine
     */
    public static PreparedRun prepare(Scenario scenario) {
        RandomStreams streams = new RandomStreams(scenario.seed());
        FaceSplits faces = FaceSplits.read(scenario.data(), streams);
        Partition partition = scenario.partition().split(faces.trainingLabels(), scenario.clients(), streams);
        ParameterVector initial = initial(scenario, streams);
        return new PreparedRun(scenario, faces, partition, Engines.select(scenario.engine()), initial);
    }

    private static ParameterVector initial(Scenario scenario, RandomStreams streams) {
        String file = scenario.initialModel();
        if (file == null) {
            return scenario.network().initialParameters(streams.stream("initial-parameters"));
        }
        TrainedModel model = ReleaseModels.read(file);
        if (!model.network().equals(scenario.network())) {
            throw new InvalidInputException("%s: expected a model of %s, found one of %s"
                    .formatted(file, scenario.network().name(), model.network().name()));
        }
        return model.parameters();
    }

    /** What must be the same for the run to go on after a stop. */
    Circumstances circumstances() {
        return new Circumstances(faces.sha256(), engine.description());
    }
}
