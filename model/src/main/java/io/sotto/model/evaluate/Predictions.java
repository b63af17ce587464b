package io.sotto.model.evaluate;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import java.util.Arrays;

/** What a model made of faces: seven probabilities a face, {@code [faces][7]} by label. Immutable. */
public final class Predictions {
    private final float[] values;

    private Predictions(float[] values) {
        this.values = values;
    }

    /** @param values {@code [faces][7]}, flat; copied */
    public static Predictions of(float[] values) {
        if (values.length % Emotion.COUNT != 0) {
            throw new IllegalArgumentException(
                    "%d probabilities: expected a multiple of %d".formatted(values.length, Emotion.COUNT));
        }
        return new Predictions(values.clone());
    }

    /** How many faces there are. */
    public int count() {
        return values.length / Emotion.COUNT;
    }

    public float probability(int face, Emotion emotion) {
        return values[face * Emotion.COUNT + emotion.label()];
    }

    /** The most probable class; of equals, the one with the lowest label; of nothing but NaN, label 0. */
    public Emotion top(int face) {
        int best = 0;
        for (int i = 1; i < Emotion.COUNT; i++) {
            if (values[face * Emotion.COUNT + i] > values[face * Emotion.COUNT + best]) {
                best = i;
            }
        }
        return Emotion.ofLabel(best);
    }

    /** The probability of the most probable class. */
    public float confidence(int face) {
        return probability(face, top(face));
    }

    /** How many classes stand before this one in the face's ranking: 0 for the most probable one. */
    public int rank(int face, Emotion emotion) {
        int rank = 0;
        float own = probability(face, emotion);
        for (Emotion other : Emotion.values()) {
            float probability = probability(face, other);
            if (probability > own || (probability == own && other.label() < emotion.label())) {
                rank++;
            }
        }
        return rank;
    }

    /** A copy of one face's probabilities, by label. */
    public float[] row(int face) {
        return Arrays.copyOfRange(values, face * Emotion.COUNT, (face + 1) * Emotion.COUNT);
    }

    /** The probabilities of the faces at the given positions, in the order given. */
    public Predictions subset(int[] faces) {
        float[] chosen = new float[faces.length * Emotion.COUNT];
        for (int i = 0; i < faces.length; i++) {
            System.arraycopy(values, faces[i] * Emotion.COUNT, chosen, i * Emotion.COUNT, Emotion.COUNT);
        }
        return new Predictions(chosen);
    }

    /** The probabilities of merged classes, each the sum of its emotions', at the place of the one that stands for it. */
    public Predictions merged(ClassMap classes) {
        float[] sums = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            Emotion emotion = Emotion.ofLabel(i % Emotion.COUNT);
            sums[i - emotion.label() + classes.merge(emotion).label()] += values[i];
        }
        return new Predictions(sums);
    }

    /** The mean with other predictions for the same faces. */
    public Predictions averagedWith(Predictions other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "predictions for %d faces: expected %d".formatted(other.count(), count()));
        }
        float[] mean = new float[values.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (values[i] + other.values[i]) / 2;
        }
        return new Predictions(mean);
    }

    /**
     * The probabilities as they are with all logits divided by a temperature (Guo et al. 2017): above 1 less sure, below 1
     * surer; the ranking stays.
     *
     * @param temperature above 0
     */
    public Predictions atTemperature(double temperature) {
        float[] scaled = new float[values.length];
        for (int face = 0; face < count(); face++) {
            double sum = 0;
            double most = confidence(face);
            for (int i = face * Emotion.COUNT; i < (face + 1) * Emotion.COUNT; i++) {
                double share = Math.pow(values[i] / most, 1 / temperature);
                scaled[i] = (float) share;
                sum += share;
            }
            for (int i = face * Emotion.COUNT; i < (face + 1) * Emotion.COUNT; i++) {
                scaled[i] = (float) (scaled[i] / sum);
            }
        }
        return new Predictions(scaled);
    }
}
