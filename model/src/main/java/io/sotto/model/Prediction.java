package io.sotto.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a network makes of a face: a probability for each emotion. Immutable. */
public final class Prediction {
    private static final double TOLERANCE = 1e-3;

    private final float[] probabilities;

    private Prediction(float[] probabilities) {
        this.probabilities = probabilities;
    }

    /**
     * @param probabilities seven, by label; copied
     * @throws IllegalArgumentException unless they are seven numbers from 0 to 1 that add up to 1, both within 0.001,
     *     since a softmax in float32 may round a little above 1
     */
    public static Prediction of(float... probabilities) {
        double sum = 0;
        for (float probability : probabilities) {
            if (!(probability >= 0 && probability <= 1 + TOLERANCE)) {
                throw new IllegalArgumentException("probability %s: expected 0 to 1".formatted(probability));
            }
            sum += probability;
        }
        if (probabilities.length != Emotion.COUNT || Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("%d probabilities with sum %.4f: expected %d with sum 1"
                    .formatted(probabilities.length, sum, Emotion.COUNT));
        }
        return new Prediction(probabilities.clone());
    }

    public float probability(Emotion emotion) {
        return probabilities[emotion.label()];
    }

    /** The most probable emotion; of equals, the one with the lowest label. */
    public Emotion top() {
        return ranked().get(0);
    }

    /** All emotions, most probable first. */
    public List<Emotion> ranked() {
        return Arrays.stream(Emotion.values())
                .sorted(Comparator.comparingDouble((Emotion emotion) -> -probability(emotion)))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prediction prediction && Arrays.equals(probabilities, prediction.probabilities);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(probabilities);
    }

    @Override
    public String toString() {
        return "Prediction[%s %.3f]".formatted(top().word(), probability(top()));
    }
}
