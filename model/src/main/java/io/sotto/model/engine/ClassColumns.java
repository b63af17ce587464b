package io.sotto.model.engine;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import java.util.List;

/**
 * Between rows of seven, as callers have them, and rows of a network's own classes: targets of one class are added up,
 * probabilities go to the place of the emotion that stands for it. Immutable.
 */
public final class ClassColumns {
    private final int count;
    private final int[] columnOfLabel = new int[Emotion.COUNT];
    private final int[] labelOfColumn;

    public ClassColumns(ClassMap map) {
        List<Emotion> classes = map.classes();
        this.count = classes.size();
        this.labelOfColumn = classes.stream().mapToInt(Emotion::label).toArray();
        for (Emotion emotion : Emotion.values()) {
            columnOfLabel[emotion.label()] = classes.indexOf(map.merge(emotion));
        }
    }

    /** How many classes the network has. */
    public int count() {
        return count;
    }

    /**
     * Targets as the network has its outputs.
     *
     * @param targets {@code [rows][7]}, maybe followed by more
     * @return {@code [rows][count]}
     */
    public float[] merged(float[] targets, int rows) {
        float[] merged = new float[rows * count];
        for (int i = 0; i < rows * Emotion.COUNT; i++) {
            merged[i / Emotion.COUNT * count + columnOfLabel[i % Emotion.COUNT]] += targets[i];
        }
        return merged;
    }

    /**
     * Probabilities as callers have them; those of emotions that are merged away are 0.
     *
     * @param probabilities {@code [rows][count]}
     * @return {@code [rows][7]}
     */
    public float[] spread(float[] probabilities) {
        float[] spread = new float[probabilities.length / count * Emotion.COUNT];
        for (int i = 0; i < probabilities.length; i++) {
            spread[i / count * Emotion.COUNT + labelOfColumn[i % count]] = probabilities[i];
        }
        return spread;
    }
}
