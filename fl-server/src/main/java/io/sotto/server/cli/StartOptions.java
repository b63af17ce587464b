package io.sotto.server.cli;

import io.sotto.model.cli.EngineWords;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The options of {@code server start} that stand in a configuration file too, under the same names. */
final class StartOptions {
    @Option(names = "--rounds", paramLabel = "N", description = "rounds of federated averaging")
    int rounds;

    @Option(names = "--host", paramLabel = "HOST", description = "address to listen on; 0.0.0.0 for all")
    String host = "";

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on; 0 for any that is free")
    int port;

    @Option(names = "--dir", paramLabel = "DIR", description = "where keys, models and history stand")
    String dir = "";

    @Option(names = "--min-clients", paramLabel = "N", description = "clients that must be there before a round starts")
    int minClients;

    @Option(names = "--cohort", paramLabel = "N", description = "clients that a round asks (standard: all)")
    int cohort;

    @Option(names = "--fraction", paramLabel = "SHARE", description = "share of the clients that a round asks, instead")
    double fraction;

    @Option(
            names = "--min-updates",
            paramLabel = "N",
            description = "updates without which a round is run again (standard: half of --min-clients)")
    int minUpdates;

    @Option(names = "--deadline", paramLabel = "TIME", description = "how long clients of a round may train")
    String deadline = "";

    @Option(
            names = "--step-time",
            paramLabel = "TIME",
            description = "how long each step of secure aggregation, after the training, waits for clients")
    String stepTime = "";

    @Option(
            names = "--gathering-time",
            paramLabel = "TIME",
            description = "how long a round that could start waits for a full cohort")
    String gatheringTime = "";

    @Option(
            names = "--max-attempts",
            paramLabel = "N",
            description =
                    "how often in a row a round may fail before the run gives up; each third attempt leaves one device"
                            + " out, in case the others refuse because of it: below 3 there is none")
    int maxAttempts;

    @Option(
            names = "--colluding-share",
            paramLabel = "SHARE",
            description = "share of the clients that may help a curious coordinator without it learning anything")
    double colludingShare;

    @Option(
            names = "--drop-out-share",
            paramLabel = "SHARE",
            description = "share of the clients that may vanish during a round without the round being lost")
    double dropOutShare;

    @Option(
            names = "--clip-norm",
            paramLabel = "NORM",
            description = "clients cut longer updates to this Euclidean norm; their policy has a limit of its own")
    double clipNorm;

    @Option(
            names = "--weight-cap",
            paramLabel = "N",
            description = "faces of one client that count at most in the average")
    int weightCap;

    @Option(
            names = "--noise-multiplier",
            paramLabel = "Z",
            description = "noise that the clients add together, as its standard deviation over the clip norm; nothing"
                    + " accounts for what all rounds together tell")
    double noiseMultiplier;

    @Option(names = "--max-clients", paramLabel = "N", description = "clients that may be known")
    int maxClients;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "small, medium, four-convolutions or reference")
    String architecture = "";

    @Option(names = "--normalisation", paramLabel = "NAME", description = "batch, group or none")
    String normalisation = "";

    @Option(names = "--local-epochs", paramLabel = "N", description = "passes that a client makes over its faces")
    int localEpochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "faces in a gradient step of a client")
    int batchSize;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "of the clients")
    double learningRate;

    @Option(names = "--momentum", paramLabel = "SHARE", description = "Nesterov momentum of the clients")
    double momentum;

    @Option(names = "--weight-decay", paramLabel = "RATE", description = "of the clients, on weights alone")
    double weightDecay;

    @Option(names = "--label-smoothing", paramLabel = "SHARE", description = "of the clients' targets")
    double labelSmoothing;

    @Option(
            names = "--frozen-statistics",
            paramLabel = "SHARE",
            description = "of the rounds, the last ones, in which batch normalisation keeps its running statistics")
    double frozenStatistics;

    @Option(
            names = "--mirror",
            arity = "1",
            paramLabel = "true|false",
            description = "whether clients mirror faces at random")
    boolean mirror;

    @Option(
            names = "--evaluation-data",
            paramLabel = "DATA",
            description = "faces to evaluate each round's model on: a file, a folder, or synthetic[:COUNT]")
    String evaluationData = "";

    @Option(
            names = "--target-accuracy",
            paramLabel = "SHARE",
            description = "ends the run once the evaluation reaches it, such as 0.55")
    double targetAccuracy;

    @Option(
            names = "--initial-model",
            paramLabel = "NAME|FILE|scratch",
            description = "what to start from: medium, small, a model file, or scratch (standard: the model that comes"
                    + " with Sotto for this network, if any)")
    String initialModel = "";

    @Option(names = "--seed", paramLabel = "N", description = "names every random choice of the run")
    long seed;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            completionCandidates = EngineWords.class,
            description = "what evaluates: ${COMPLETION-CANDIDATES}")
    String engine = "";

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "how long the end waits for clients to fetch the final model")
    String grace = "";

    /** The values that the command line has, by key. */
    static Map<String, Object> given(ParseResult parsed) {
        Map<String, Object> values = new HashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            String key = option.longestName().substring("--".length());
            if (isKey(key)) {
                values.put(key, option.getValue());
            }
        }
        return values;
    }

    private static boolean isKey(String name) {
        return !name.equals("config") && !name.equals("help") && !name.equals("version");
    }

    /** Standards for the help text: those of {@link Settings#standard()}. */
    static final class Standards implements IDefaultValueProvider {
        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            return argument instanceof OptionSpec option
                    ? SettingsFile.standard(option.longestName().substring("--".length()))
                    : null;
        }
    }
}
