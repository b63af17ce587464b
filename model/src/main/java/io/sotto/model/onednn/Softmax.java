package io.sotto.model.onednn;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Turns logits into probabilities.
 *
 * @param logits {@code [batch][classes]}
 * @param probabilities {@code [batch][classes]}
 */
record Softmax(Tensor logits, Tensor probabilities, int classes) implements Operation {
    @Override
    public List<Tensor> tensors() {
        return List.of(logits, probabilities);
    }

    @Override
    public List<String> implementations() {
        return List.of();
    }

    @Override
    public BoundOperation bind(Bindings bindings) {
        FloatBuffer given = bindings.floats(logits);
        FloatBuffer result = bindings.floats(probabilities);
        float[] rows = new float[given.capacity()];
        return seed -> {
            given.get(0, rows);
            apply(rows, classes);
            result.put(0, rows);
        };
    }

    /** Replaces each row of logits by their softmax. */
    static void apply(float[] rows, int classes) {
        for (int row = 0; row < rows.length; row += classes) {
            float greatest = rows[row];
            for (int i = row; i < row + classes; i++) {
                greatest = Math.max(greatest, rows[i]);
            }
            float sum = 0;
            for (int i = row; i < row + classes; i++) {
                rows[i] = (float) Math.exp(rows[i] - greatest);
                sum += rows[i];
            }
            for (int i = row; i < row + classes; i++) {
                rows[i] /= sum;
            }
        }
    }
}
