package io.sotto.model.onednn;

import io.sotto.model.OptimiserState;
import io.sotto.model.train.Optimiser;
import java.util.Arrays;

/**
 * An optimiser with its memory, one or two numbers for each parameter, in float32. The loops are plain so that the JVM
 * compiles them to vector instructions. The state it hands out is its memory and then the count of steps. Not
 * thread-safe.
 */
abstract sealed class UpdateRule {
    private final float[][] memory;
    private int steps;

    private UpdateRule(float[]... memory) {
        this.memory = memory;
    }

    /** @param length elements of the parameter vector */
    static UpdateRule of(Optimiser optimiser, int length) {
        if (optimiser instanceof Optimiser.Sgd sgd) {
            return new Nesterov(sgd, length);
        } else if (optimiser instanceof Optimiser.Adam adam) {
            return new KingmaBa(adam, length);
        }
        throw new AssertionError(optimiser);
    }

    /** Counts a step; then {@link #update} takes it for all stretches of the vector. */
    final void begin(float learningRate) {
        steps++;
        prepare(learningRate, steps);
    }

    /** @param steps including this one */
    abstract void prepare(float learningRate, int steps);

    /**
     * Takes the step for a stretch of the vector.
     *
     * @param values all parameters
     * @param gradient of the stretch, from its position 0
     * @param from where the stretch begins in the parameters
     * @param decay factor of the parameters that is added to their gradient
     */
    abstract void update(float[] values, float[] gradient, int from, int count, float decay);

    /** What it remembers now; fresh before the first step. */
    final OptimiserState state() {
        if (steps == 0) {
            return OptimiserState.fresh();
        }
        float[] values = new float[length() + 1];
        int position = 0;
        for (float[] part : memory) {
            System.arraycopy(part, 0, values, position, part.length);
            position += part.length;
        }
        values[position] = steps;
        return OptimiserState.of(values);
    }

    /**
     * Goes on from a state that was handed out, or anew from a fresh one.
     *
     * @throws IllegalArgumentException if the state is another rule's or another network's
     */
    final void restore(OptimiserState state) {
        float[] values = state.isFresh() ? new float[length() + 1] : state.toArray();
        if (values.length != length() + 1) {
            throw new IllegalArgumentException(
                    "optimiser state of %d numbers: expected %d".formatted(values.length, length() + 1));
        }
        int position = 0;
        for (float[] part : memory) {
            System.arraycopy(values, position, part, 0, part.length);
            position += part.length;
        }
        steps = (int) values[position];
    }

    private int length() {
        return Arrays.stream(memory).mapToInt(part -> part.length).sum();
    }

    /** {@code v <- m v - lr g; w <- w + m v - lr g}. */
    private static final class Nesterov extends UpdateRule {
        private final float momentum;
        private final float[] velocity;
        private float rate;

        Nesterov(Optimiser.Sgd sgd, int length) {
            this((float) sgd.momentum(), new float[length]);
        }

        private Nesterov(float momentum, float[] velocity) {
            super(velocity);
            this.momentum = momentum;
            this.velocity = velocity;
        }

        @Override
        void prepare(float learningRate, int steps) {
            rate = learningRate;
        }

        @Override
        void update(float[] values, float[] gradient, int from, int count, float decay) {
            float lr = rate;
            float m = momentum;
            float[] v = velocity;
            for (int i = 0; i < count; i++) {
                float w = values[from + i];
                float step = lr * (gradient[i] + decay * w);
                float next = m * v[from + i] - step;
                v[from + i] = next;
                values[from + i] = w + m * next - step;
            }
        }
    }

    /** Kingma and Ba 2015, algorithm 1, with the bias corrections moved into the rate and epsilon (their section 2). */
    private static final class KingmaBa extends UpdateRule {
        private final Optimiser.Adam adam;
        private final float[] first;
        private final float[] second;
        private float rate;
        private float epsilon;

        KingmaBa(Optimiser.Adam adam, int length) {
            this(adam, new float[length], new float[length]);
        }

        private KingmaBa(Optimiser.Adam adam, float[] first, float[] second) {
            super(first, second);
            this.adam = adam;
            this.first = first;
            this.second = second;
        }

        @Override
        void prepare(float learningRate, int steps) {
            double root = Math.sqrt(1 - Math.pow(adam.beta2(), steps));
            rate = (float) (learningRate * root / (1 - Math.pow(adam.beta1(), steps)));
            epsilon = (float) (adam.epsilon() * root);
        }

        @Override
        void update(float[] values, float[] gradient, int from, int count, float decay) {
            float b1 = (float) adam.beta1();
            float b2 = (float) adam.beta2();
            float c1 = (float) (1 - adam.beta1());
            float c2 = (float) (1 - adam.beta2());
            float lr = rate;
            float eps = epsilon;
            float[] m = first;
            float[] v = second;
            for (int i = 0; i < count; i++) {
                float w = values[from + i];
                float g = gradient[i] + decay * w;
                float mean = b1 * m[from + i] + c1 * g;
                float square = b2 * v[from + i] + c2 * g * g;
                m[from + i] = mean;
                v[from + i] = square;
                values[from + i] = w - lr * mean / ((float) Math.sqrt(square) + eps);
            }
        }
    }
}
