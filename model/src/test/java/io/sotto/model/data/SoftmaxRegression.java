package io.sotto.model.data;

import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import java.util.random.RandomGenerator;

/** Multinomial logistic regression on standardised pixels, by mini-batch gradient descent: the best linear model's twin. */
final class SoftmaxRegression {
    private static final int BATCH = 64;

    private final float[][] weights = new float[Emotion.COUNT][FaceImage.PIXELS + 1];

    /** Goes over the faces several times, with a learning rate that falls to zero. */
    void train(FaceSet faces, int epochs, float learningRate, RandomGenerator random) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = RandomStreams.permutation(faces.size(), random);
            float rate = learningRate * (epochs - epoch) / epochs;
            for (int from = 0; from + BATCH <= order.length; from += BATCH) {
                step(faces, order, from, rate);
            }
        }
    }

    double accuracy(FaceSet faces) {
        int right = 0;
        for (int i = 0; i < faces.size(); i++) {
            float[] probabilities = probabilities(pixels(faces.image(i)));
            int best = 0;
            for (int c = 1; c < Emotion.COUNT; c++) {
                best = probabilities[c] > probabilities[best] ? c : best;
            }
            right += best == faces.label(i).label() ? 1 : 0;
        }
        return (double) right / faces.size();
    }

    private void step(FaceSet faces, int[] order, int from, float rate) {
        float[][] inputs = new float[BATCH][];
        float[][] errors = new float[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            inputs[i] = pixels(faces.image(order[from + i]));
            errors[i] = probabilities(inputs[i]);
            errors[i][faces.label(order[from + i]).label()] -= 1;
        }
        for (int i = 0; i < BATCH; i++) {
            for (int c = 0; c < Emotion.COUNT; c++) {
                float factor = -rate / BATCH * errors[i][c];
                for (int p = 0; p <= FaceImage.PIXELS; p++) {
                    weights[c][p] += factor * inputs[i][p];
                }
            }
        }
    }

    private float[] probabilities(float[] input) {
        float[] scores = new float[Emotion.COUNT];
        float sum = 0;
        for (int c = 0; c < Emotion.COUNT; c++) {
            float score = 0;
            for (int p = 0; p <= FaceImage.PIXELS; p++) {
                score += weights[c][p] * input[p];
            }
            scores[c] = (float) Math.exp(Math.max(-60, Math.min(60, score)));
            sum += scores[c];
        }
        for (int c = 0; c < Emotion.COUNT; c++) {
            scores[c] /= sum;
        }
        return scores;
    }

    private static float[] pixels(FaceImage image) {
        float[] input = new float[FaceImage.PIXELS + 1];
        for (int p = 0; p < FaceImage.PIXELS; p++) {
            input[p] = FaceBatch.standardise(image.pixel(p));
        }
        input[FaceImage.PIXELS] = 1;
        return input;
    }
}
