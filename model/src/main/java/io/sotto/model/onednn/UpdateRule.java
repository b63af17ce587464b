package io.sotto.model.onednn;

import io.sotto.model.OptimiserState;
import io.sotto.model.train.Optimiser;
import java.util.Arrays;
import java.util.List;

/**
 * An optimiser with its memory, one or two numbers for each parameter, in float32. It works through the vector piece by
 * piece and keeps its memory in arrays of a piece each: loops whose arrays all begin at position 0 become vector
 * instructions, and nothing is copied. The state it hands out is its memory and then the count of steps. Not thread-safe.
 */
abstract sealed class UpdateRule {
    /** By kind of number, then by piece. */
    private final float[][][] memory;

    private int steps;

    /** @param memories numbers to remember for each parameter */
    private UpdateRule(int memories, List<Piece> pieces) {
        this.memory = new float[memories][pieces.size()][];
        for (float[][] kind : memory) {
            Arrays.setAll(kind, piece -> new float[pieces.get(piece).count()]);
        }
    }

    /** @param pieces of the whole vector */
    static UpdateRule of(Optimiser optimiser, List<Piece> pieces) {
        if (optimiser instanceof Optimiser.Sgd sgd) {
            return new Nesterov(sgd, pieces);
        } else if (optimiser instanceof Optimiser.Adam adam) {
            return new KingmaBa(adam, pieces);
        }
        throw new AssertionError(optimiser);
    }

    /** Counts a step; then {@link #update} takes it for each piece of the vector. */
    final void begin(float learningRate) {
        steps++;
        prepare(learningRate, steps);
    }

    /** @param steps including this one */
    abstract void prepare(float learningRate, int steps);

    /**
     * Takes the step for a piece of the vector.
     *
     * @param piece number of the piece
     * @param values of the piece, from position 0; updated
     * @param gradient of the piece, from position 0
     * @param decay factor of the parameters that is added to their gradient
     */
    abstract void update(int piece, float[] values, float[] gradient, float decay);

    /** What it remembers of a piece. */
    final float[] remembered(int kind, int piece) {
        return memory[kind][piece];
    }

    /** What it remembers now; fresh before the first step. */
    final OptimiserState state() {
        if (steps == 0) {
            return OptimiserState.fresh();
        }
        float[] values = new float[length() + 1];
        int position = 0;
        for (float[][] kind : memory) {
            for (float[] piece : kind) {
                System.arraycopy(piece, 0, values, position, piece.length);
                position += piece.length;
            }
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
        for (float[][] kind : memory) {
            for (float[] piece : kind) {
                System.arraycopy(values, position, piece, 0, piece.length);
                position += piece.length;
            }
        }
        steps = (int) values[position];
    }

    private int length() {
        return Arrays.stream(memory)
                .flatMap(Arrays::stream)
                .mapToInt(piece -> piece.length)
                .sum();
    }

    /** {@code v <- m v - lr g; w <- w + m v - lr g}. */
    private static final class Nesterov extends UpdateRule {
        private final float momentum;
        private float rate;

        Nesterov(Optimiser.Sgd sgd, List<Piece> pieces) {
            super(1, pieces);
            this.momentum = (float) sgd.momentum();
        }

        @Override
        void prepare(float learningRate, int steps) {
            rate = learningRate;
        }

        @Override
        void update(int piece, float[] values, float[] gradient, float decay) {
            loop(values, gradient, remembered(0, piece), decay, rate, momentum);
        }

        private static void loop(float[] w, float[] g, float[] v, float decay, float rate, float momentum) {
            for (int i = 0; i < v.length; i++) {
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
        private Factors factors = new Factors(0, 0, 0, 0, 0, 0);

        /** What a step multiplies by: shares of the old means that are kept, shares of the new numbers, rate, epsilon. */
        private record Factors(float kept1, float taken1, float kept2, float taken2, float rate, float epsilon) {}

        KingmaBa(Optimiser.Adam adam, List<Piece> pieces) {
            super(2, pieces);
            this.adam = adam;
        }

        @Override
        void prepare(float learningRate, int steps) {
            double root = Math.sqrt(1 - Math.pow(adam.beta2(), steps));
            factors = new Factors(
                    (float) adam.beta1(),
                    (float) (1 - adam.beta1()),
                    (float) adam.beta2(),
                    (float) (1 - adam.beta2()),
                    (float) (learningRate * root / (1 - Math.pow(adam.beta1(), steps))),
                    (float) (adam.epsilon() * root));
        }

        @Override
        void update(int piece, float[] values, float[] gradient, float decay) {
            loop(values, gradient, remembered(0, piece), remembered(1, piece), decay, factors);
        }

        private static void loop(float[] w, float[] g, float[] m, float[] v, float decay, Factors by) {
            for (int i = 0; i < m.length; i++) {
                float value = w[i];
                float slope = g[i] + decay * value;
                float mean = by.kept1 * m[i] + by.taken1 * slope;
                float square = by.kept2 * v[i] + by.taken2 * slope * slope;
                m[i] = mean;
                v[i] = square;
                w[i] = value - by.rate * mean / ((float) Math.sqrt(square) + by.epsilon);
            }
        }
    }
}
