package io.sotto.simulation.scenario;

import io.sotto.model.engine.EngineChoice;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.LastShare;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.simulation.partition.PartitionRule;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of a simulated federation. The number of workers changes how long a run takes and nothing of
 * its result.
 *
 * @param data a path to faces, or {@code synthetic} or {@code synthetic:COUNT} for generated ones
 * @param clients how many clients share the training faces, 1 to 1,000,000
 * @param fraction the share of the clients asked in a round, above 0, at most 1 (C of McMahan et al. 2017)
 * @param rounds 1 to 100,000
 * @param localEpochs passes over its faces that a client makes in a round, 1 to 100 (E of McMahan et al. 2017)
 * @param batchSize faces a gradient step, 1 to 1024 (B of McMahan et al. 2017)
 * @param learningRate of the clients, above 0, at most 10
 * @param momentum Nesterov momentum within one client's round, 0 to 1, 1 excluded
 * @param weightDecay on weights alone, 0 to 1
 * @param labelSmoothing 0 to 1, 1 excluded
 * @param frozenStatistics share of the rounds, the last ones, in which batch normalisation uses and keeps its running
 *     statistics, 0 to 1
 * @param mirror whether faces are mirrored at random in training
 * @param partition how the faces are dealt out
 * @param seed names every random stream of the run
 * @param workers clients that train at the same time, 1 to 256, each on one thread
 * @param engine what runs the networks
 * @param secureAggregation whether updates are summed under masks, as between processes
 * @param evaluateEvery rounds between two evaluations of the global model, 1 or more; the last round is always evaluated
 * @param stopAt ends the run early once PublicTest accuracy reaches this, above 0, at most 1
 * @param initialModel a model that comes with Sotto, by name, or a model file, to start from instead of fresh parameters
 */
public record Scenario(
        String data,
        int clients,
        double fraction,
        int rounds,
        int localEpochs,
        int batchSize,
        double learningRate,
        double momentum,
        double weightDecay,
        double labelSmoothing,
        double frozenStatistics,
        boolean mirror,
        PartitionRule partition,
        Architecture architecture,
        Normalisation normalisation,
        long seed,
        int workers,
        EngineChoice engine,
        SecureAggregation secureAggregation,
        int evaluateEvery,
        @Nullable Double stopAt,
        @Nullable String initialModel) {
    public Scenario {
        require(!data.isBlank(), "data", "nothing", "a path, or synthetic[:COUNT]");
        require(clients >= 1 && clients <= 1_000_000, "clients", clients, "1 to 1000000");
        require(fraction > 0 && fraction <= 1, "fraction", fraction, "above 0, at most 1");
        require(rounds >= 1 && rounds <= 100_000, "rounds", rounds, "1 to 100000");
        require(localEpochs >= 1 && localEpochs <= 100, "local-epochs", localEpochs, "1 to 100");
        require(batchSize >= 1 && batchSize <= 1024, "batch-size", batchSize, "1 to 1024");
        require(learningRate > 0 && learningRate <= 10, "learning-rate", learningRate, "above 0, at most 10");
        require(momentum >= 0 && momentum < 1, "momentum", momentum, "0 to 1, 1 excluded");
        require(weightDecay >= 0 && weightDecay <= 1, "weight-decay", weightDecay, "0 to 1");
        require(labelSmoothing >= 0 && labelSmoothing < 1, "label-smoothing", labelSmoothing, "0 to 1, 1 excluded");
        require(frozenStatistics >= 0 && frozenStatistics <= 1, "frozen-statistics", frozenStatistics, "0 to 1");
        require(
                frozenStatistics == 0 || normalisation == Normalisation.BATCH,
                "frozen-statistics",
                frozenStatistics,
                "0 without batch normalisation");
        require(workers >= 1 && workers <= 256, "workers", workers, "1 to 256");
        require(evaluateEvery >= 1, "evaluate-every", evaluateEvery, "1 or more");
        require(stopAt == null || (stopAt > 0 && stopAt <= 1), "stop-at", stopAt, "above 0, at most 1");
    }

    /** What a run uses where nothing else is said: generated faces, 100 clients, a tenth of them a round. */
    public static Scenario standard() {
        return new Scenario(
                "synthetic",
                100,
                0.1,
                50,
                1,
                32,
                0.05,
                0.9,
                0,
                0,
                0,
                true,
                PartitionRule.parse("iid"),
                Architecture.SMALL,
                Normalisation.BATCH,
                7,
                2,
                EngineChoice.AUTO,
                SecureAggregation.ON,
                1,
                null,
                null);
    }

    /** The network that is trained. */
    public Network network() {
        return architecture.network(normalisation);
    }

    /** How a client trains in a round, 1 the first. */
    public TrainingPlan plan(int round) {
        return new TrainingPlan(
                localEpochs,
                batchSize,
                learningRate,
                labelSmoothing,
                mirror,
                optimiser(),
                new LastShare(frozenStatistics).covers(round, rounds));
    }

    /** What steps a client takes. */
    public Optimiser optimiser() {
        return new Optimiser.Sgd(momentum, weightDecay);
    }

    /**
     * How many clients are asked in a round: the fraction of all of them, at least one, and no more than hold a face.
     *
     * @param clientsWithFaces 1 or more
     */
    public int cohortSize(int clientsWithFaces) {
        return Math.min(clientsWithFaces, Math.max(1, (int) Math.round(fraction * clients)));
    }

    private static void require(boolean holds, String key, @Nullable Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(key, value, expected));
        }
    }
}
