package io.sotto.model.engine;

import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterVector;
import io.sotto.model.network.Network;
import java.util.Arrays;

/** What an engine should answer for a batch, by {@link ReferenceNetwork} and central differences in double precision. */
final class Oracle {
    private static final double STEP = 1e-5;

    private final Network network;
    private final FaceBatch batch;

    Oracle(Network network, FaceBatch batch) {
        this.network = network;
        this.batch = batch;
    }

    double loss(ParameterVector parameters) {
        return loss(doubles(parameters));
    }

    double[] probabilities(ParameterVector parameters) {
        ReferenceNetwork reference = new ReferenceNetwork(network, doubles(parameters), false);
        return Arrays.stream(reference.logits(rows(batch.pixels(), batch.side() * batch.side()), batch.side()))
                .map(ReferenceNetwork::softmax)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** All parameters as a training pass leaves them, before any gradient: running statistics have moved. */
    double[] afterForward(ParameterVector parameters) {
        double[] values = doubles(parameters);
        loss(values);
        return values;
    }

    /** The derivative of the loss with respect to one parameter. */
    double derivative(ParameterVector parameters, int index) {
        double[] more = doubles(parameters);
        more[index] += STEP;
        double[] less = doubles(parameters);
        less[index] -= STEP;
        return (loss(more) - loss(less)) / (2 * STEP);
    }

    private double loss(double[] values) {
        return new ReferenceNetwork(network, values, true)
                .loss(
                        rows(batch.pixels(), batch.side() * batch.side()),
                        batch.side(),
                        rows(batch.targets(), Emotion.COUNT));
    }

    private double[][] rows(float[] values, int length) {
        double[][] rows = new double[batch.size()][length];
        for (int n = 0; n < rows.length; n++) {
            for (int i = 0; i < length; i++) {
                rows[n][i] = values[n * length + i];
            }
        }
        return rows;
    }

    private static double[] doubles(ParameterVector parameters) {
        double[] values = new double[parameters.length()];
        Arrays.setAll(values, parameters::get);
        return values;
    }
}
