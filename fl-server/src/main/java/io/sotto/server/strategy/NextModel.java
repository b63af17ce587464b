package io.sotto.server.strategy;

import io.sotto.model.ParameterVector;

/**
 * Federated averaging's last step (McMahan et al. 2017, algorithm 1): the global model plus the mean of the clients'
 * updates, weighted by their faces.
 */
public final class NextModel {
    private NextModel() {}

    /**
     * The next global model: sums in double, rounded once; running variances not below 0.
     *
     * @param meanUpdate of the model's length
     */
    public static ParameterVector after(ParameterVector global, float[] meanUpdate) {
        if (global.length() != meanUpdate.length) {
            throw new IllegalArgumentException(
                    "mean update of %d elements: expected %d".formatted(meanUpdate.length, global.length()));
        }
        float[] next = new float[meanUpdate.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = (float) (global.get(i) + (double) meanUpdate[i]);
        }
        return ParameterVector.of(global.layout(), next).withoutNegativeVariances();
    }
}
