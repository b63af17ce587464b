package io.sotto.server.store;

import io.sotto.model.Sha256;
import io.sotto.model.evaluate.EvaluationFigures;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a committed round.
 *
 * @param round 1 is the first
 * @param attempts how many it took
 * @param clients how many were asked in the last attempt
 * @param updates how many updates are in the average
 * @param refused how many updates of the last attempt were refused, by reason
 * @param missing how many clients of the last attempt sent nothing in time
 * @param faces on how many faces the averaged clients trained
 * @param trainingLoss their mean cross-entropy
 * @param model hash of the new global model
 * @param evaluation its figures, where there are faces to evaluate on
 * @param seconds from the begin of the first attempt to the commit
 */
public record RoundRecord(
        int round,
        int attempts,
        int clients,
        int updates,
        Map<String, Integer> refused,
        int missing,
        long faces,
        double trainingLoss,
        Sha256 model,
        Optional<EvaluationFigures> evaluation,
        double seconds) {
    public RoundRecord {
        refused = Map.copyOf(refused);
    }

    /** How many updates of the last attempt were refused. */
    public int refusals() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }
}
