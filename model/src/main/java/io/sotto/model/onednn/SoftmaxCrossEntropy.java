package io.sotto.model.onednn;

import io.sotto.model.engine.LossGradient;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The loss of a batch and its gradient: softmax over each row of logits, then the loss against the target probabilities.
 * A few hundred numbers, so plain Java.
 *
 * @param logits {@code [batch][classes]}
 * @param targets {@code [batch][classes]}
 * @param gradient of the mean loss, by logits: {@code [batch][classes]}
 * @param loss one number, the mean
 * @param classes how many logits a row has
 * @param function what the loss is
 */
record SoftmaxCrossEntropy(
        Tensor logits, Tensor targets, Tensor gradient, Tensor loss, int classes, LossGradient function)
        implements Operation {
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
            Softmax.apply(rows, classes);
            mean.put(0, function.apply(rows, goals));
            result.put(0, rows);
        };
    }
}
