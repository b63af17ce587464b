package io.sotto.model.train;

import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterVector;

/**
 * Where a training stands between two epochs: enough to go on to the same bits.
 *
 * @param epochs how many are done
 * @param parameters the weights that descend
 * @param average their exponential average: what is evaluated and released
 */
public record TrainingState(
        int epochs, ParameterVector parameters, ParameterVector average, OptimiserState optimiserState) {
    /** A training that has not begun. */
    public static TrainingState start(ParameterVector initial) {
        return new TrainingState(0, initial, initial, OptimiserState.fresh());
    }
}
