package io.sotto.model.onednn;

import io.sotto.model.OptimiserState;
import io.sotto.model.train.Optimiser;
import java.util.Arrays;

/**
 * An optimiser with its memory, one or two numbers for each parameter, in float32. It works through the vector piece by
 * piece: in loops whose arrays all begin at position 0 the JVM uses vector instructions, which makes them three to five
 * times as fast, and a piece stays in the first cache. The state it hands out is its memory and then the count of steps.
 * Not thread-safe.
 */
abstract sealed class UpdateRule {
    /** The longest piece that is updated at once. */
    static final int PIECE = 1024;

    private final float[][] memory;
    private final float[][] pieces;
    private int steps;

    /** @param memories numbers to remember for each parameter */
    private UpdateRule(int memories, int length) {
        this.memory = new float[memories][length];
        this.pieces = new float[memories][PIECE];
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
     * Takes the step for a piece of the vector.
     *
     * @param values of the piece, from position 0; updated
     * @param gradient of the piece, from position 0
     * @param from where the piece begins in the vector
     * @param count parameters in the piece, at most {@link #PIECE}
     * @param decay factor of the parameters that is added to their gradient
     */
    final void update(float[] values, float[] gradient, int from, int count, float decay) {
        for (int i = 0; i < memory.length; i++) {
            System.arraycopy(memory[i], from, pieces[i], 0, count);
        }
        apply(values, gradient, pieces, count, decay);
        for (int i = 0; i < memory.length; i++) {
            System.arraycopy(pieces[i], 0, memory[i], from, count);
        }
    }

    /** Updates values and what is remembered of them; all arrays begin with the piece. */
    abstract void apply(float[] values, float[] gradient, float[][] remembered, int count, float decay);

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
        private float rate;

        Nesterov(Optimiser.Sgd sgd, int length) {
            super(1, length);
            this.momentum = (float) sgd.momentum();
        }

        @Override
        void prepare(float learningRate, int steps) {
            rate = learningRate;
        }

        @Override
        void apply(float[] values, float[] gradient, float[][] remembered, int count, float decay) {
            loop(values, gradient, remembered[0], count, decay, rate, momentum);
        }

        private static void loop(float[] w, float[] g, float[] v, int count, float decay, float rate, float momentum) {
            for (int i = 0; i < count; i++) {
                float value = w[i];
                float step = rate * (g[i] + decay * value);
                float velocity = momentum * v[i] - step;
                v[i] = velocity;
                w[i] = value + momentum * velocity - step;
            }
        }
    }

    /** Kingma and Ba 2015, algorithm 1, with the bias corrections moved into the rate and epsilon (their section 2). */
    private static final class KingmaBa extends UpdateRule {
        private final Optimiser.Adam adam;
        private float rate;
        private float epsilon;

        KingmaBa(Optimiser.Adam adam, int length) {
            super(2, length);
            this.adam = adam;
        }

        @Override
        void prepare(float learningRate, int steps) {
            double root = Math.sqrt(1 - Math.pow(adam.beta2(), steps));
            rate = (float) (learningRate * root / (1 - Math.pow(adam.beta1(), steps)));
            epsilon = (float) (adam.epsilon() * root);
        }

        @Override
        void apply(float[] values, float[] gradient, float[][] remembered, int count, float decay) {
            addDecay(values, gradient, count, decay);
            average(remembered[0], gradient, count, (float) adam.beta1(), (float) (1 - adam.beta1()));
            averageSquares(remembered[1], gradient, count, (float) adam.beta2(), (float) (1 - adam.beta2()));
            step(values, remembered[0], remembered[1], count, rate, epsilon);
        }

        private static void addDecay(float[] w, float[] g, int count, float decay) {
            for (int i = 0; i < count; i++) {
                g[i] += decay * w[i];
            }
        }

        private static void average(float[] m, float[] g, int count, float kept, float taken) {
            for (int i = 0; i < count; i++) {
                m[i] = kept * m[i] + taken * g[i];
            }
        }

        private static void averageSquares(float[] v, float[] g, int count, float kept, float taken) {
            for (int i = 0; i < count; i++) {
                v[i] = kept * v[i] + taken * g[i] * g[i];
            }
        }

        private static void step(float[] w, float[] m, float[] v, int count, float rate, float epsilon) {
            for (int i = 0; i < count; i++) {
                w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
            }
        }
    }
}
