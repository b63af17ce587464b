package io.sotto.client.participation;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import java.util.Arrays;

/** A model of three numbers: each step moves them by the learning rate times the batch's first pixels. */
public final class TinyModel implements EmotionModel {
    public static final ParameterLayout LAYOUT = new ParameterLayout.Builder()
            .add("tiny", ParameterLayout.Role.WEIGHT, 3)
            .build();

    private ParameterVector parameters = ParameterVector.of(LAYOUT, new float[LAYOUT.length()]);

    @Override
    public ParameterLayout layout() {
        return LAYOUT;
    }

    @Override
    public ParameterVector parameters() {
        return parameters;
    }

    @Override
    public void load(ParameterVector parameters) {
        this.parameters = parameters;
    }

    @Override
    public OptimiserState optimiserState() {
        return OptimiserState.fresh();
    }

    @Override
    public void restore(ParameterVector parameters, OptimiserState state) {
        load(parameters);
    }

    @Override
    public float step(FaceBatch batch, float learningRate, long seed) {
        float[] values = parameters.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += learningRate * batch.pixels()[i] + (seed & 0xff) / 1000f;
        }
        parameters = ParameterVector.of(LAYOUT, values);
        return values[0];
    }

    @Override
    public float[] predict(FaceBatch batch) {
        float[] even = new float[batch.size() * Emotion.COUNT];
        Arrays.fill(even, 1f / Emotion.COUNT);
        return even;
    }

    @Override
    public void close() {}
}
