package io.sotto.model.train;

import io.sotto.model.ParameterVector;

/**
 * An exponential average of a network's parameters over the steps of its training (Polyak and Juditsky 1992), running
 * statistics included; what no step changes keeps its bits. Early steps count for more, so that the random start is soon forgotten. For one thread.
 */
final class WeightAverage {
    private final double decay;
    private final ParameterVector start;
    private final float[] average;
    private long steps;

    /** @param steps how many steps went into {@code start} */
    WeightAverage(double decay, ParameterVector start, long steps) {
        this.decay = decay;
        this.start = start;
        this.average = start.toArray();
        this.steps = steps;
    }

    void add(ParameterVector parameters) {
        steps++;
        float taken = (float) (1 - Math.min(decay, steps / (steps + 9.0)));
        for (int i = 0; i < average.length; i++) {
            average[i] += taken * (parameters.get(i) - average[i]);
        }
    }

    ParameterVector value() {
        return ParameterVector.of(start.layout(), average);
    }
}
