package io.sotto.model.engine;

import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterVector;
import io.sotto.model.network.Network;
import io.sotto.model.train.Loss;
import java.util.Arrays;
import java.util.List;

/** What an engine should answer for a batch, by {@link ReferenceNetwork} and central differences in double precision. */
final class Oracle {
    private static final double STEP = 1e-5;

    private final Network network;
    private final FaceBatch batch;
    private final Loss loss;
    private final boolean fixedStatistics;

    Oracle(Network network, FaceBatch batch) {
        this(network, batch, Loss.CROSS_ENTROPY, false);
    }

    /** @param fixedStatistics whether steps normalise by running statistics */
    Oracle(Network network, FaceBatch batch, Loss loss, boolean fixedStatistics) {
        this.network = network;
        this.batch = batch;
        this.loss = loss;
        this.fixedStatistics = fixedStatistics;
    }

    double loss(ParameterVector parameters) {
        return loss(doubles(parameters));
    }

    /** Row by row; those of classes that are merged away are 0. */
    double[] probabilities(ParameterVector parameters) {
        ReferenceNetwork reference = new ReferenceNetwork(network, doubles(parameters), false, false);
        return Arrays.stream(reference.logits(rows(batch.pixels(), batch.side() * batch.side()), batch.side()))
                .map(ReferenceNetwork::softmax)
                .map(this::spread)
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
        return new ReferenceNetwork(network, values, true, fixedStatistics)
                .loss(
                        rows(batch.pixels(), batch.side() * batch.side()),
                        batch.side(),
                        merged(rows(batch.targets(), Emotion.COUNT)),
                        loss);
    }

    private double[] spread(double[] classProbabilities) {
        List<Emotion> classes = network.classes().classes();
        double[] row = new double[Emotion.COUNT];
        for (int c = 0; c < classes.size(); c++) {
            row[classes.get(c).label()] = classProbabilities[c];
        }
        return row;
    }

    private double[][] merged(double[][] targets) {
        List<Emotion> classes = network.classes().classes();
        double[][] merged = new double[targets.length][classes.size()];
        for (int n = 0; n < targets.length; n++) {
            for (Emotion emotion : Emotion.values()) {
                merged[n][classes.indexOf(network.classes().merge(emotion))] += targets[n][emotion.label()];
            }
        }
        return merged;
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
