package io.sotto.client.companion.contract;

import io.sotto.client.live.ClassView;
import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a face shows: the contract's {@code shown}.
 *
 * @param probabilities by the emotion's word; they add up to 1
 * @param bars by the person's number of classes, with their names
 */
public record Feeling(
        Emotion emotion, double confidence, Map<String, Float> probabilities, MoodPoint mood, List<Bar> bars) {
    /** @param emotion the one to show, which need not be the most probable one of this moment */
    public static Feeling of(Prediction prediction, Emotion emotion, Settings settings) {
        ClassView view = ClassView.of(settings.classes());
        List<Bar> bars = view.bars(prediction, names(settings)).stream()
                .map(bar -> new Bar(bar.key().word(), bar.name(), bar.probability()))
                .toList();
        return new Feeling(
                emotion,
                prediction.probability(emotion),
                probabilities(prediction),
                MoodPoint.of(Mood.of(prediction)),
                bars);
    }

    /** One for each emotion, in the order of the labels. */
    public static Map<String, Float> probabilities(Prediction prediction) {
        Map<String, Float> probabilities = new LinkedHashMap<>();
        Arrays.stream(Emotion.values())
                .forEach(emotion -> probabilities.put(emotion.word(), prediction.probability(emotion)));
        return probabilities;
    }

    private static Map<Emotion, String> names(Settings settings) {
        Map<Emotion, String> names = new EnumMap<>(Emotion.class);
        settings.names().forEach((word, name) -> names.put(Emotion.ofName(word), name));
        return names;
    }
}
