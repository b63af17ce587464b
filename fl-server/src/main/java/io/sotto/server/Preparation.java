package io.sotto.server;

import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import io.sotto.model.engine.Engines;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.network.Network;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.evaluate.FaceSetEvaluation;
import io.sotto.server.evaluate.ModelEvaluation;
import io.sotto.server.store.RoundRecord;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a configuration names, read and made. */
record Preparation(ServerConfig config, InstantSource clock) {
    /** The model of the first round, unless the directory holds a later one. */
    GlobalModel initialModel() {
        Network network = config.network();
        RandomStreams random = new RandomStreams(config.plan().seed());
        ParameterVector parameters = config.initialModel()
                .map(this::read)
                .orElseGet(() -> network.initialParameters(random.stream("initial-parameters")));
        return new GlobalModel(network.name(), parameters);
    }

    /** Evaluates on the configured faces, if there are any. */
    ModelEvaluation evaluation() {
        return config.evaluationData()
                .<ModelEvaluation>map(source -> {
                    FaceSet faces = evaluationFaces(FaceSource.read(source));
                    return new FaceSetEvaluation(Engines.select(config.engine()), config.network(), faces);
                })
                .orElseGet(ModelEvaluation::none);
    }

    /** What the model file of a round says of its history. The devices' faces are theirs: nobody here has seen them. */
    Provenance provenance(RoundRecord round) {
        Map<String, String> settings =
                new LinkedHashMap<>(Provenance.settingsOf(config.plan().training()));
        settings.put(
                "frozenStatistics",
                String.valueOf(config.plan().frozenStatistics().share()));
        settings.putAll(Provenance.settingsOf(config.plan().rounds()));
        settings.put("seed", String.valueOf(config.plan().seed()));
        Map<String, EvaluationFigures> evaluations = new LinkedHashMap<>();
        round.evaluation()
                .ifPresent(figures -> evaluations.put(config.evaluationData().orElse(""), figures));
        return new Provenance(
                Optional.empty(),
                "faces on the devices of a federation",
                settings,
                round.round(),
                "the devices' own",
                Provenance.CURRENT_VERSION,
                clock.instant(),
                evaluations);
    }

    private ParameterVector read(Path file) {
        TrainedModel model = ReleaseModels.read(file.toString());
        if (!model.network().equals(config.network())) {
            throw new InvalidInputException("%s: expected a model of %s, found one of %s"
                    .formatted(file, config.network().name(), model.network().name()));
        }
        return model.parameters();
    }

    /** What the data sets apart for choosing a model; all labelled faces where it sets nothing apart. */
    private static FaceSet evaluationFaces(FaceData data) {
        FaceSet apart = data.faces(Usage.PUBLIC_TEST);
        return apart.isEmpty() ? data.requireFaces(Usage.TRAINING) : apart;
    }
}
