package io.sotto.simulation.cli;

import io.sotto.model.cli.EngineWords;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is simulated; those that are not given keep the configuration's values. */
final class ScenarioOptions {
    @Option(
            names = "--data",
            paramLabel = "PATH",
            description =
                    "FER2013's CSV, plain or gzipped, a folder a class, or synthetic[:COUNT] (standard: synthetic)")
    private @Nullable String data;

    @Option(names = "--clients", paramLabel = "N", description = "clients that share the training faces (100)")
    private @Nullable Integer clients;

    @Option(names = "--fraction", paramLabel = "C", description = "share of the clients asked in a round (0.1)")
    private @Nullable Double fraction;

    @Option(names = "--rounds", paramLabel = "N", description = "rounds of federated averaging (50)")
    private @Nullable Integer rounds;

    @Option(names = "--local-epochs", paramLabel = "E", description = "passes over its faces a client makes (1)")
    private @Nullable Integer localEpochs;

    @Option(names = "--batch-size", paramLabel = "B", description = "faces a gradient step (32)")
    private @Nullable Integer batchSize;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "of the clients (0.05)")
    private @Nullable Double learningRate;

    @Option(names = "--momentum", paramLabel = "M", description = "Nesterov momentum of the clients (0.9)")
    private @Nullable Double momentum;

    @Option(names = "--weight-decay", paramLabel = "D", description = "on weights alone (0)")
    private @Nullable Double weightDecay;

    @Option(
            names = "--label-smoothing",
            paramLabel = "S",
            description = "share of a target spread over all classes (0)")
    private @Nullable Double labelSmoothing;

    @Option(
            names = "--frozen-statistics",
            paramLabel = "SHARE",
            description = "share of the rounds, the last ones, that keep batch normalisation's statistics (0)")
    private @Nullable Double frozenStatistics;

    @Option(names = "--mirror", negatable = true, description = "mirror faces at random in training (yes)")
    private @Nullable Boolean mirror;

    @Option(names = "--partition", paramLabel = "RULE", description = "iid or dirichlet:ALPHA (iid)")
    private @Nullable String partition;

    @Option(names = "--architecture", paramLabel = "NAME", description = "small, medium, four-convolutions (small)")
    private @Nullable String architecture;

    @Option(names = "--normalisation", paramLabel = "KIND", description = "none, batch or group (batch)")
    private @Nullable String normalisation;

    @Option(names = "--seed", paramLabel = "N", description = "names every random choice of the run (7)")
    private @Nullable Long seed;

    @Option(names = "--workers", paramLabel = "N", description = "clients that train at once; changes no result (2)")
    private @Nullable Integer workers;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = EngineWords.class,
            description = "${COMPLETION-CANDIDATES} (auto)")
    private @Nullable String engine;

    @Option(
            names = "--secure-aggregation",
            paramLabel = "on|off",
            description = "sum updates under masks, as between processes (on)")
    private @Nullable String secureAggregation;

    @Option(names = "--evaluate-every", paramLabel = "N", description = "rounds between evaluations (1)")
    private @Nullable Integer evaluateEvery;

    @Option(
            names = "--stop-at",
            paramLabel = "SHARE",
            description = "stop at this accuracy on PublicTest, such as 0.55")
    private @Nullable Double stopAt;

    @Option(
            names = "--initial-model",
            paramLabel = "NAME|FILE",
            description = "start from medium or small, which come with Sotto, or a model file, and not from scratch")
    private @Nullable String initialModel;

    /** The values that were given, by the scenario's keys. */
    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "data", data);
        put(given, "clients", clients);
        put(given, "fraction", fraction);
        put(given, "rounds", rounds);
        put(given, "local-epochs", localEpochs);
        put(given, "batch-size", batchSize);
        put(given, "learning-rate", learningRate);
        put(given, "momentum", momentum);
        put(given, "weight-decay", weightDecay);
        put(given, "label-smoothing", labelSmoothing);
        put(given, "frozen-statistics", frozenStatistics);
        put(given, "mirror", mirror);
        put(given, "partition", partition);
        put(given, "architecture", architecture);
        put(given, "normalisation", normalisation);
        put(given, "seed", seed);
        put(given, "workers", workers);
        put(given, "engine", engine);
        put(given, "secure-aggregation", secureAggregation);
        put(given, "evaluate-every", evaluateEvery);
        put(given, "stop-at", stopAt);
        put(given, "initial-model", initialModel);
        return given;
    }

    private static void put(Map<String, Object> given, String key, @Nullable Object value) {
        if (value != null) {
            given.put(key, value);
        }
    }
}
