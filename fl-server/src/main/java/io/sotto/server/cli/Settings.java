package io.sotto.server.cli;

import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.train.LastShare;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.server.ServerConfig;
import io.sotto.server.coordinator.RunPlan;
import io.sotto.server.masking.MaskingPlan;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.CohortSize;
import io.sotto.server.round.RoundSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A coordinator's configuration as a file and options state it: one component a key, in the words of {@link StartOptions}.
 * Plain values; {@link #checked()} makes something of them.
 */
record Settings(
        int rounds,
        String host,
        int port,
        String dir,
        int minClients,
        @Nullable Integer cohort,
        @Nullable Double fraction,
        @Nullable Integer minUpdates,
        String deadline,
        String stepTime,
        String gatheringTime,
        int maxAttempts,
        double colludingShare,
        double dropOutShare,
        double clipNorm,
        int weightCap,
        double noiseMultiplier,
        int maxClients,
        String architecture,
        String normalisation,
        int localEpochs,
        int batchSize,
        double learningRate,
        double momentum,
        double weightDecay,
        double labelSmoothing,
        double frozenStatistics,
        boolean mirror,
        @Nullable String evaluationData,
        @Nullable Double targetAccuracy,
        @Nullable String initialModel,
        long seed,
        String engine,
        String grace) {

    private static final double NO_TARGET = 2;
    private static final String FRESH = "scratch";
    private static final Duration POLL_TIME = Duration.ofSeconds(25);

    /** What a coordinator does where nothing else is said. */
    static Settings standard() {
        return new Settings(
                20,
                "127.0.0.1",
                8443,
                "state",
                3,
                null,
                null,
                null,
                "10m",
                "30s",
                "5s",
                10,
                MaskingPlan.STANDARD.trust().colludingShare(),
                MaskingPlan.STANDARD.trust().dropOutShare(),
                MaskingPlan.STANDARD.clipNormL2(),
                MaskingPlan.STANDARD.weightCap(),
                MaskingPlan.STANDARD.noiseMultiplier(),
                10_000,
                "medium",
                "batch",
                1,
                32,
                0.05,
                0.9,
                0,
                0,
                0,
                true,
                null,
                null,
                null,
                7,
                "auto",
                "10s");
    }

    /** @throws IllegalArgumentException if a value is out of range or two do not fit together */
    ServerConfig checked() {
        require(
                targetAccuracy == null || evaluationData != null,
                "target-accuracy without evaluation-data: expected both, or neither");
        require(
                targetAccuracy == null || (targetAccuracy > 0 && targetAccuracy <= 1),
                "target-accuracy %s: expected above 0, at most 1".formatted(targetAccuracy));
        require(
                frozenStatistics >= 0 && frozenStatistics <= 1,
                "frozen-statistics %s: expected 0 to 1".formatted(frozenStatistics));
        Network network = Architecture.networkNamed(architecture + "+" + normalisation);
        require(
                frozenStatistics == 0 || network.layout().hasStatistics(),
                "frozen-statistics %s: expected a network with batch normalisation, found %s"
                        .formatted(frozenStatistics, network.name()));
        RoundSettings roundSettings = roundSettings();
        return new ServerConfig(
                new RunPlan(
                        roundSettings,
                        maskingPlan(network.layout().length(), roundSettings.minUpdates()),
                        trainingPlan(),
                        new LastShare(frozenStatistics),
                        seed,
                        targetAccuracy == null ? NO_TARGET : targetAccuracy,
                        POLL_TIME),
                network,
                Path.of(dir),
                host,
                port,
                maxClients,
                Optional.ofNullable(evaluationData),
                EngineChoice.ofWord(engine),
                start(network).map(Path::of),
                Durations.parse("grace", grace));
    }

    /** Where nothing is said, the weights that come with Sotto for this network, if any do. */
    private Optional<String> start(Network network) {
        if (initialModel == null) {
            return ReleaseModels.nameFor(network);
        }
        return Optional.of(initialModel).filter(word -> !word.equals(FRESH));
    }

    private RoundSettings roundSettings() {
        require(cohort == null || fraction == null, "cohort and fraction: expected one of them, found both");
        CohortSize size = cohort != null
                ? new CohortSize.Fixed(cohort)
                : new CohortSize.Fraction(fraction == null ? 1 : fraction);
        int fewest = RoundDescriptor.MINIMUM_COHORT;
        require(
                minClients >= fewest,
                "min-clients %d: expected %d or more, so that a sum hides each".formatted(minClients, fewest));
        int updates = minUpdates == null ? Math.max(fewest, (minClients + 1) / 2) : minUpdates;
        require(
                updates >= fewest,
                "min-updates %d: expected %d or more, so that a sum hides each".formatted(updates, fewest));
        return new RoundSettings(
                rounds,
                size,
                minClients,
                updates,
                Durations.parse("deadline", deadline),
                Durations.parse("step-time", stepTime),
                Durations.parse("gathering-time", gatheringTime),
                maxAttempts,
                Aggregation.MASKED);
    }

    /** @throws IllegalArgumentException if no round of such a model could have it */
    private MaskingPlan maskingPlan(int modelLength, int minimumCohort) {
        MaskingPlan standard = MaskingPlan.STANDARD;
        MaskingPlan plan = new MaskingPlan(
                new TrustModel(standard.trust().adversary(), colludingShare, dropOutShare),
                standard.minimumSurvivorShare(),
                standard.lifetime(),
                clipNorm,
                standard.inputBits(),
                standard.rotated(),
                weightCap,
                noiseMultiplier);
        plan.forModel(modelLength, minimumCohort);
        return plan;
    }

    private TrainingPlan trainingPlan() {
        return new TrainingPlan(
                localEpochs, batchSize, learningRate, labelSmoothing, mirror, new Optimiser.Sgd(momentum, weightDecay));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
