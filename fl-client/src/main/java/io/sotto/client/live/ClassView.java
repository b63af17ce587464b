package io.sotto.client.live;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The seven classes as a person wants to see them: all, or merged to five or four, under names of their own.
 *
 * @param map what is merged with what; a merged class has the sum of its members' probabilities
 */
public record ClassView(ClassMap map) {
    /**
     * One bar of the view.
     *
     * @param key the class that stands for those that are merged into it
     * @param name as the person calls it
     */
    public record Bar(Emotion key, String name, float probability) {}

    /**
     * @param classes 7, 5 or 4
     * @throws IllegalArgumentException if it is another number
     */
    public static ClassView of(int classes) {
        return Arrays.stream(ClassMap.values())
                .filter(map -> map.count() == classes)
                .findFirst()
                .map(ClassView::new)
                .orElseThrow(() -> new IllegalArgumentException("%d classes: expected 7, 5 or 4".formatted(classes)));
    }

    /**
     * The bars of a prediction, in the order of the labels.
     *
     * @param names a person's own names for classes; those that are missing are called by their word
     */
    public List<Bar> bars(Prediction prediction, Map<Emotion, String> names) {
        Map<Emotion, Float> sums = new EnumMap<>(Emotion.class);
        for (Emotion emotion : Emotion.values()) {
            sums.merge(map.merge(emotion), prediction.probability(emotion), Float::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Bar(
                        sum.getKey(),
                        names.getOrDefault(sum.getKey(), sum.getKey().word()),
                        sum.getValue()))
                .toList();
    }
}
