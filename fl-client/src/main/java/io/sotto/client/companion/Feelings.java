package io.sotto.client.companion;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.Prediction;
import java.util.Map;

/** Feelings that no face told: from a program's probabilities, or from a point of the plane. */
final class Feelings {
    /** An emotion this much further away is about a third as probable (e to the -1). */
    private static final double REACH = 0.3;

    private static final double TOLERANCE = 1e-3;

    private Feelings() {}

    /** @throws InvalidInputException unless they are numbers from 0 to 1 of known emotions that add up to 1 */
    static Prediction of(Map<String, Double> probabilities) {
        float[] values = new float[Emotion.COUNT];
        double sum = 0;
        for (Map.Entry<String, Double> entry : probabilities.entrySet()) {
            double value = entry.getValue() == null ? Double.NaN : entry.getValue();
            if (!(value >= 0 && value <= 1)) {
                throw new InvalidInputException(
                        "probabilities.%s: expected 0 to 1, found %s".formatted(entry.getKey(), entry.getValue()));
            }
            values[emotion(entry.getKey()).label()] += (float) value;
            sum += value;
        }
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new InvalidInputException("probabilities: expected a sum of 1, found %s".formatted(sum));
        }
        return Prediction.of(values);
    }

    /** The nearer an emotion's place on the plane, the more probable it is. */
    static Prediction near(Mood mood) {
        double[] weights = new double[Emotion.COUNT];
        double sum = 0;
        for (Emotion emotion : Emotion.values()) {
            weights[emotion.label()] = Math.exp(-Mood.of(emotion).distanceTo(mood) / REACH);
            sum += weights[emotion.label()];
        }
        float[] values = new float[Emotion.COUNT];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (weights[i] / sum);
        }
        return Prediction.of(values);
    }

    private static Emotion emotion(String name) {
        try {
            return Emotion.ofName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("probabilities: " + e.getMessage(), e);
        }
    }
}
