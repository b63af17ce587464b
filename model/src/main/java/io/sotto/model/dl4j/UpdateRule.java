package io.sotto.model.dl4j;

import io.sotto.model.OptimiserState;
import io.sotto.model.train.Optimiser;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.api.ops.impl.updaters.NesterovsUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An optimiser with its memory: turns a flat gradient into the vector to subtract from the parameters. The state it hands
 * out is its memory, one or two numbers for each parameter, and then the count of steps.
 */
abstract sealed class UpdateRule implements AutoCloseable {
    /** All that it remembers, so that one copy hands it out. */
    final INDArray memory;

    private int steps;

    private UpdateRule(long length) {
        this.memory = Nd4j.create(length);
    }

    /** @param length elements of the flat vectors */
    static UpdateRule of(Optimiser optimiser, int length) {
        if (optimiser instanceof Optimiser.Sgd sgd) {
            return new Nesterov(sgd, length);
        } else if (optimiser instanceof Optimiser.Adam adam) {
            return new KingmaBa(adam, length);
        }
        throw new AssertionError(optimiser);
    }

    /** Replaces the gradient by the step, learning rate included, and advances the state. */
    final void apply(INDArray gradient, double learningRate) {
        transform(gradient, learningRate, steps);
        steps++;
    }

    /** @param steps how many came before */
    abstract void transform(INDArray gradient, double learningRate, int steps);

    /** What it remembers now; fresh before the first step. */
    final OptimiserState state() {
        if (steps == 0) {
            return OptimiserState.fresh();
        }
        float[] values = new float[Math.toIntExact(memory.length()) + 1];
        NativeFloats.read(memory, values);
        values[values.length - 1] = steps;
        return OptimiserState.of(values);
    }

    /**
     * Goes on from a state that was handed out, or anew from a fresh one.
     *
     * @throws IllegalArgumentException if the state is another rule's or another network's
     */
    final void restore(OptimiserState state) {
        if (state.isFresh()) {
            memory.assign(0);
            steps = 0;
            return;
        }
        float[] values = state.toArray();
        if (values.length != memory.length() + 1) {
            throw new IllegalArgumentException(
                    "optimiser state of %d numbers: expected %d".formatted(values.length, memory.length() + 1));
        }
        NativeFloats.write(values, memory);
        steps = (int) values[values.length - 1];
    }

    @Override
    public final void close() {
        memory.close();
    }

    /** {@code v' = m v - lr g}; the step is {@code lr g - m v'}. */
    private static final class Nesterov extends UpdateRule {
        private final Optimiser.Sgd sgd;

        Nesterov(Optimiser.Sgd sgd, int length) {
            super(length);
            this.sgd = sgd;
        }

        @Override
        void transform(INDArray gradient, double learningRate, int steps) {
            Nd4j.exec(new NesterovsUpdater(gradient, memory, learningRate, sgd.momentum()));
        }
    }

    /** Kingma and Ba 2015, algorithm 1: first moments, then second ones. */
    private static final class KingmaBa extends UpdateRule {
        private final Optimiser.Adam adam;
        private final INDArray first;
        private final INDArray second;

        KingmaBa(Optimiser.Adam adam, int length) {
            super(2L * length);
            this.adam = adam;
            this.first = memory.get(NDArrayIndex.interval(0, length));
            this.second = memory.get(NDArrayIndex.interval(length, 2L * length));
        }

        /**
         * ND4J's operation adds epsilon before it corrects the second moment's bias, the paper after it: a scaled epsilon
         * makes them equal. It also takes a learning rate of 0 for a missing one, so that is multiplied in afterwards.
         */
        @Override
        void transform(INDArray gradient, double learningRate, int steps) {
            double epsilon = adam.epsilon() * Math.sqrt(1 - Math.pow(adam.beta2(), steps + 1));
            Nd4j.exec(new AdamUpdater(gradient, second, first, 1, adam.beta1(), adam.beta2(), epsilon, steps));
            gradient.muli(learningRate);
        }
    }
}
