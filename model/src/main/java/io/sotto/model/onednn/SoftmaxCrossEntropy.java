package io.sotto.model.onednn;

import io.sotto.model.Emotion;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The loss of a batch and its gradient: softmax over each row of logits, then mean cross-entropy against the target
 * probabilities. A few hundred numbers, so plain Java.
 *
 * @param logits {@code [batch][7]}
 * @param targets {@code [batch][7]}
 * @param gradient of the mean loss, by logits: {@code [batch][7]}
 * @param loss one number, the mean
 */
record SoftmaxCrossEntropy(Tensor logits, Tensor targets, Tensor gradient, Tensor loss) implements Operation {
    /** Least probability whose logarithm is taken; Deeplearning4j's. */
    private static final float LEAST = 1e-10f;

    @Override
    public List<Tensor> tensors() {
        return List.of(logits, targets, gradient, loss);
    }

    @Override
    public List<String> implementations() {
        return List.of();
    }

    @Override
    public BoundOperation bind(Bindings bindings) {
        FloatBuffer given = bindings.floats(logits);
        FloatBuffer wanted = bindings.floats(targets);
        FloatBuffer result = bindings.floats(gradient);
        FloatBuffer mean = bindings.floats(loss);
        float[] rows = new float[given.capacity()];
        float[] goals = new float[given.capacity()];
        return seed -> {
            given.get(0, rows);
            wanted.get(0, goals);
            Softmax.apply(rows);
            mean.put(0, lossAndGradient(rows, goals));
            result.put(0, rows);
        };
    }

    /** Replaces the probabilities by the gradient. */
    private static float lossAndGradient(float[] probabilities, float[] targets) {
        int batch = probabilities.length / Emotion.COUNT;
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum -= targets[i] * Math.log(Math.max(LEAST, probabilities[i]));
            probabilities[i] = (probabilities[i] - targets[i]) / batch;
        }
        return (float) (sum / batch);
    }
}
