package io.sotto.client.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.music.Song;
import io.sotto.client.music.Suggestion;
import io.sotto.client.recommend.Recommendation;
import io.sotto.model.Emotion;
import io.sotto.model.artifact.TrainedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A recommendation for programs; the module's README explains each name. Names are added in later versions and none
 * changes its meaning; if one ever must, {@code version} grows.
 */
record RecommendationJson(
        int version,
        String image,
        int faces,
        Square face,
        String emotion,
        Map<String, Float> probabilities,
        Feeling mood,
        List<Entry> songs,
        Model model) {
    /** ASCII only, so that no terminal's or pipe's encoding can damage it. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    record Square(int x, int y, int width, int height) {}

    record Feeling(String word, double valence, double arousal) {}

    record Entry(
            String title,
            String artist,
            String origin,
            double valence,
            double arousal,
            double distance,
            String reason) {}

    record Model(String network, String sha256) {}

    static String render(Path image, TrainedModel model, Recommendation recommendation) {
        try {
            return JSON.writeValueAsString(of(image, model, recommendation)) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers are JSON", e);
        }
    }

    private static RecommendationJson of(Path image, TrainedModel model, Recommendation recommendation) {
        Map<String, Float> probabilities = new LinkedHashMap<>();
        for (Emotion emotion : Emotion.values()) {
            probabilities.put(emotion.word(), recommendation.prediction().probability(emotion));
        }
        var box = recommendation.face();
        var mood = recommendation.mood();
        return new RecommendationJson(
                1,
                image.toString(),
                recommendation.facesFound(),
                new Square(box.x(), box.y(), box.width(), box.height()),
                recommendation.prediction().top().word(),
                probabilities,
                new Feeling(mood.word(), mood.valence(), mood.arousal()),
                recommendation.suggestions().stream()
                        .map(RecommendationJson::entry)
                        .toList(),
                new Model(model.network().name(), model.parameters().sha256().hex()));
    }

    private static Entry entry(Suggestion<Song> suggestion) {
        var song = suggestion.song();
        return new Entry(
                song.title(),
                song.artist(),
                song.origin().word(),
                song.mood().valence(),
                song.mood().arousal(),
                suggestion.distance(),
                suggestion.reason(Locale.ENGLISH));
    }
}
