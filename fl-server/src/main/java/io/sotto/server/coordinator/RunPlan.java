package io.sotto.server.coordinator;

import io.sotto.model.train.Configuration;
import io.sotto.model.train.LastShare;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.server.masking.MaskingPlan;
import io.sotto.server.round.RoundSettings;
import java.time.Duration;

/**
 * What a coordinator is to do.
 *
 * @param rounds the rules of the rounds
 * @param masking how updates are masked and encoded
 * @param training what clients do with their faces
 * @param frozenStatistics the last rounds, in which running statistics are used and kept
 * @param seed names all random choices of the run; not a secret
 * @param targetAccuracy ends the run early once the evaluation reaches it, 0 to 1; above 1: never
 * @param pollTime how long a client's question for work is kept open, above 0, at most 30 s
 */
public record RunPlan(
        RoundSettings rounds,
        MaskingPlan masking,
        TrainingPlan training,
        LastShare frozenStatistics,
        long seed,
        double targetAccuracy,
        Duration pollTime) {
    public RunPlan {
        if (!(targetAccuracy >= 0)) {
            throw new IllegalArgumentException("target accuracy %s: expected 0 or more".formatted(targetAccuracy));
        }
        if (pollTime.isNegative() || pollTime.isZero() || pollTime.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("poll time %s: expected above 0, at most 30 s".formatted(pollTime));
        }
    }

    /** What clients do with their faces in a round, 1 the first. */
    TrainingPlan trainingOf(int round) {
        return training.withFrozenStatistics(frozenStatistics.covers(round, rounds.rounds()));
    }

    /** What a round trains with that starts from this model, as its descriptor says it. */
    TrainingTerms termsFor(GlobalModel model, int round) {
        TrainingPlan plan = trainingOf(round);
        return new TrainingTerms(
                Digest.of(model.sha256().toBytes()),
                Digest.of(new Configuration(model.network(), plan).sha256().toBytes()),
                plan.epochs(),
                plan.learningRate());
    }
}
