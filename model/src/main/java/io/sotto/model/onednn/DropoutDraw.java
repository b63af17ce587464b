package io.sotto.model.onednn;

import io.sotto.model.engine.DropoutMask;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Draws which units a dropout layer drops in a step.
 *
 * @param mask {@code [batch][channels][height][width]}
 * @param rate share that is dropped
 * @param layer position in the network
 */
record DropoutDraw(Tensor mask, double rate, int layer) implements Operation {
    @Override
    public List<Tensor> tensors() {
        return List.of(mask);
    }

    @Override
    public List<String> implementations() {
        return List.of();
    }

    @Override
    public BoundOperation bind(Bindings bindings) {
        FloatBuffer target = bindings.floats(mask);
        float[] drawn = new float[target.capacity()];
        return seed -> {
            DropoutMask.fill(drawn, drawn.length, rate, seed, layer);
            target.put(0, drawn);
        };
    }
}
