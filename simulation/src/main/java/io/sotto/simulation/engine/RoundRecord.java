package io.sotto.simulation.engine;

import io.sotto.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What one round of a simulation came to. All but the time is the same in every run of the same scenario.
 *
 * @param round 1 is the first
 * @param clients whose update is in the average
 * @param refused clients whose update was refused
 * @param faces on which the counted clients trained
 * @param trainingLoss their mean cross-entropy over the last local pass, weighted by faces
 * @param score of the new global model on PublicTest; null where the round was not evaluated
 * @param model the new global model
 * @param seconds it took, evaluation included
 */
public record RoundRecord(
        int round,
        int clients,
        int refused,
        long faces,
        double trainingLoss,
        @Nullable Score score,
        Sha256 model,
        double seconds) {

    /**
     * How good a model is on a set of faces.
     *
     * @param accuracy share of right answers, 0 to 1
     * @param macroF1 mean of the classes' F1, 0 to 1
     * @param loss mean cross-entropy
     */
    public record Score(double accuracy, double macroF1, double loss) {}
}
