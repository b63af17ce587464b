package io.sotto.model.train;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each class counts in a loss, in words: {@value #BALANCED}, by which all classes together count the same and a
 * face counts 1 in the mean (King and Zeng 2001), or weights of some classes, the others having 1, such as
 * {@code disgust=4,fear=1.5}. Immutable.
 */
public final class ClassWeights {
    /** The word for weights by frequency. */
    public static final String BALANCED = "balanced";

    private final Map<Emotion, Double> given;
    private final boolean balanced;

    private ClassWeights(Map<Emotion, Double> given, boolean balanced) {
        this.given = given;
        this.balanced = balanced;
    }

    /** @throws IllegalArgumentException if it is neither the word nor a list of weights */
    public static ClassWeights parse(String words) {
        Map<Emotion, Double> given = new HashMap<>();
        if (words.equals(BALANCED)) {
            return new ClassWeights(given, true);
        }
        for (String word : words.split(",", -1)) {
            int sign = word.indexOf('=');
            try {
                if (sign < 0 || given.put(Emotion.ofName(word.substring(0, sign)), number(word, sign)) != null) {
                    throw new IllegalArgumentException("each class once, as name=weight");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "class weights '%s': expected %s, or such as disgust=4,fear=1.5, found '%s'"
                                .formatted(words, BALANCED, word),
                        e);
            }
        }
        return new ClassWeights(given, false);
    }

    /**
     * The weights for some faces, by label.
     *
     * @throws IllegalArgumentException if a weight is for a class that is merged into another one
     */
    public List<Double> of(TrainingFaces faces) {
        ClassMap classes = faces.classes();
        int[] counts = faces.countsByLabel();
        List<Double> weights = new ArrayList<>(Collections.nCopies(Emotion.COUNT, 1.0));
        for (Emotion emotion : classes.classes()) {
            int count = counts[emotion.label()];
            if (balanced && count > 0) {
                weights.set(emotion.label(), (double) faces.size() / (occupied(counts) * count));
            }
        }
        given.forEach((emotion, weight) -> {
            if (classes.merge(emotion) != emotion) {
                throw new IllegalArgumentException("class weight of %s: expected one of %s"
                        .formatted(
                                emotion.word(),
                                classes.classes().stream().map(Emotion::word).toList()));
            }
            weights.set(emotion.label(), weight);
        });
        return weights;
    }

    private static long occupied(int[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }

    private static double number(String word, int sign) {
        return Double.parseDouble(word.substring(sign + 1));
    }
}
