package io.sotto.server.coordinator;

import io.sotto.model.ParameterVector;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.codec.DecodedSum;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.AbortReason;
import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.privacy.secagg.UnmaskedSum;
import io.sotto.server.round.RoundFigures;
import io.sotto.server.strategy.NextModel;

/**
 * What a round's sum comes to.
 *
 * @param next the next global model
 * @param figures what the clients said together
 */
public record RoundResult(GlobalModel next, RoundFigures figures) {
    /**
     * Reads a sum and takes the step that it says. Frozen statistics keep their bits, whatever clients or rounding added.
     *
     * @param training what the clients did
     * @throws RoundAbortedException if honest clients cannot have made the sum, or the model would not be finite
     */
    public static RoundResult of(GlobalModel global, TrainingPlan training, UnmaskedSum sum, Primitives primitives) {
        DecodedSum decoded = sum.decode(primitives);
        ParameterVector moved = NextModel.after(global.parameters(), decoded.averageUpdate());
        ParameterVector parameters = training.frozenStatistics() ? moved.withStatisticsOf(global.parameters()) : moved;
        if (!parameters.isFinite()) {
            throw new RoundAbortedException(
                    AbortReason.SUM_OUT_OF_RANGE, "the next model has values that are not finite");
        }
        double meanLoss = decoded.sideValues()[0] / decoded.sampleCount();
        return new RoundResult(
                new GlobalModel(global.network(), parameters), new RoundFigures(decoded.sampleCount(), meanLoss));
    }
}
