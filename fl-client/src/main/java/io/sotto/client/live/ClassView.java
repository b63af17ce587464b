package io.sotto.client.live;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The seven classes as a person wants to see them. Fewer classes join those that are most often taken for one another; a
 * joint class has the sum of its members' probabilities.
 */
public enum ClassView {
    SEVEN(Map.of()),
    /** Disgust is shown as angry, fear as surprise. */
    FIVE(Map.of(Emotion.DISGUST, Emotion.ANGRY, Emotion.FEAR, Emotion.SURPRISE)),
    /** The quadrants of the affective plane and its centre, without serenity, which no class stands for. */
    FOUR(Map.of(Emotion.DISGUST, Emotion.ANGRY, Emotion.FEAR, Emotion.ANGRY, Emotion.SURPRISE, Emotion.HAPPY));

    /**
     * One bar of the view.
     *
     * @param key the class that gives the bar its name
     * @param name as the person calls it
     */
    public record Bar(Emotion key, String name, float probability) {}

    private final Map<Emotion, Emotion> joined;

    ClassView(Map<Emotion, Emotion> joined) {
        this.joined = joined;
    }

    /**
     * @param classes 7, 5 or 4
     * @throws IllegalArgumentException if it is another number
     */
    public static ClassView of(int classes) {
        return Arrays.stream(values())
                .filter(view -> view.classes().size() == classes)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%d classes: expected 7, 5 or 4".formatted(classes)));
    }

    /** The classes that are shown, in the order of their labels. */
    public List<Emotion> classes() {
        return Arrays.stream(Emotion.values())
                .filter(emotion -> !joined.containsKey(emotion))
                .toList();
    }

    /** What a class is shown as. */
    public Emotion shownAs(Emotion emotion) {
        return joined.getOrDefault(emotion, emotion);
    }

    /**
     * The bars of a prediction.
     *
     * @param names a person's own names for classes; those that are missing are called by their word
     */
    public List<Bar> bars(Prediction prediction, Map<Emotion, String> names) {
        Map<Emotion, Float> sums = new EnumMap<>(Emotion.class);
        for (Emotion emotion : Emotion.values()) {
            sums.merge(shownAs(emotion), prediction.probability(emotion), Float::sum);
        }
        List<Bar> bars = new ArrayList<>();
        sums.forEach((emotion, probability) ->
                bars.add(new Bar(emotion, names.getOrDefault(emotion, emotion.word()), probability)));
        return List.copyOf(bars);
    }
}
