package io.sotto.model.engine;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;

/** The optimisers' formulas, element by element in double precision. */
final class PlainOptimiser {
    private final ParameterLayout layout;
    private final double[] values;
    private final double[] first;
    private final double[] second;
    private int steps;

    PlainOptimiser(ParameterVector start) {
        this.layout = start.layout();
        this.values = new double[start.length()];
        this.first = new double[start.length()];
        this.second = new double[start.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = start.get(i);
        }
    }

    ParameterVector parameters() {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) values[i];
        }
        return ParameterVector.of(layout, rounded);
    }

    /** Running statistics are not the optimiser's: takes them from a model. */
    void takeRunning(ParameterVector other) {
        for (ParameterLayout.Entry entry : layout.entries()) {
            for (int i = entry.offset(); !entry.role().isTrained() && i < entry.offset() + entry.length(); i++) {
                values[i] = other.get(i);
            }
        }
    }

    void nesterov(double[] gradient, double rate, double momentum, double decay) {
        decay(gradient, decay);
        for (int i = 0; i < values.length; i++) {
            first[i] = momentum * first[i] - rate * gradient[i];
            values[i] += momentum * first[i] - rate * gradient[i];
        }
    }

    void adam(double[] gradient, double rate, double beta1, double beta2, double epsilon, double decay) {
        decay(gradient, decay);
        steps++;
        for (int i = 0; i < values.length; i++) {
            first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
            second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
            double mean = first[i] / (1 - Math.pow(beta1, steps));
            double square = second[i] / (1 - Math.pow(beta2, steps));
            values[i] -= rate * mean / (Math.sqrt(square) + epsilon);
        }
    }

    private void decay(double[] gradient, double decay) {
        for (ParameterLayout.Entry entry : layout.entries()) {
            for (int i = entry.offset(); entry.role() == Role.WEIGHT && i < entry.offset() + entry.length(); i++) {
                gradient[i] += decay * values[i];
            }
        }
    }
}
