package io.sotto.model;

import java.util.Arrays;

/**
 * A linear softmax classifier in plain Java behind the model's port: a real model for tests that shall not need an
 * engine, and the yardstick of what pixels tell without any features. Plain gradient descent; no dropout, so the seed
 * changes nothing.
 */
public final class SoftmaxModel implements EmotionModel {
    /** Weight {@code [7, 2304]} and bias {@code [7]}. */
    public static final ParameterLayout LAYOUT = new ParameterLayout.Builder()
            .add("linear.weight", ParameterLayout.Role.WEIGHT, Emotion.COUNT, FaceImage.PIXELS)
            .add("linear.bias", ParameterLayout.Role.BIAS, Emotion.COUNT)
            .build();

    private static final int BIAS = Emotion.COUNT * FaceImage.PIXELS;

    private float[] values = new float[LAYOUT.length()];

    @Override
    public ParameterLayout layout() {
        return LAYOUT;
    }

    @Override
    public ParameterVector parameters() {
        return ParameterVector.of(LAYOUT, values);
    }

    @Override
    public void load(ParameterVector parameters) {
        if (!parameters.layout().equals(LAYOUT)) {
            throw new IllegalArgumentException("layout %s: expected %s".formatted(parameters.layout(), LAYOUT));
        }
        values = parameters.toArray();
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
        float[] errors = predict(batch);
        double loss = 0;
        for (int i = 0; i < errors.length; i++) {
            float target = batch.targets()[i];
            loss -= target * Math.log(Math.max(1e-12, errors[i]));
            errors[i] -= target;
        }
        for (int face = 0; face < batch.size(); face++) {
            for (int c = 0; c < Emotion.COUNT; c++) {
                descend(batch.pixels(), face, c, -learningRate / batch.size() * errors[face * Emotion.COUNT + c]);
            }
        }
        return (float) (loss / batch.size());
    }

    @Override
    public float[] predict(FaceBatch batch) {
        float[] probabilities = new float[batch.size() * Emotion.COUNT];
        for (int face = 0; face < batch.size(); face++) {
            double sum = 0;
            for (int c = 0; c < Emotion.COUNT; c++) {
                double score = values[BIAS + c] + dot(batch.pixels(), face, c);
                probabilities[face * Emotion.COUNT + c] = (float) Math.exp(Math.max(-60, Math.min(60, score)));
                sum += probabilities[face * Emotion.COUNT + c];
            }
            for (int c = 0; c < Emotion.COUNT; c++) {
                probabilities[face * Emotion.COUNT + c] /= (float) sum;
            }
        }
        return probabilities;
    }

    @Override
    public void close() {
        Arrays.fill(values, 0);
    }

    private void descend(float[] pixels, int face, int c, float factor) {
        int weight = c * FaceImage.PIXELS;
        int pixel = face * FaceImage.PIXELS;
        for (int i = 0; i < FaceImage.PIXELS; i++) {
            values[weight + i] += factor * pixels[pixel + i];
        }
        values[BIAS + c] += factor;
    }

    /** In four sums, which a processor can work on side by side. */
    private float dot(float[] pixels, int face, int c) {
        int weight = c * FaceImage.PIXELS;
        int pixel = face * FaceImage.PIXELS;
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        for (int i = 0; i < FaceImage.PIXELS; i += 4) {
            first += values[weight + i] * pixels[pixel + i];
            second += values[weight + i + 1] * pixels[pixel + i + 1];
            third += values[weight + i + 2] * pixels[pixel + i + 2];
            fourth += values[weight + i + 3] * pixels[pixel + i + 3];
        }
        return first + second + third + fourth;
    }
}
