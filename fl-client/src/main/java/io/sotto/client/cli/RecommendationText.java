package io.sotto.client.cli;

import io.sotto.client.music.Song;
import io.sotto.client.music.Suggestion;
import io.sotto.client.recommend.Recommendation;
import io.sotto.model.Emotion;
import java.nio.file.Path;
import java.util.Locale;

/** A recommendation for a person at a terminal. */
final class RecommendationText {
    private static final int BAR_WIDTH = 40;

    private RecommendationText() {}

    static String render(Path image, Recommendation recommendation) {
        StringBuilder text = new StringBuilder();
        line(text, "%s: %s", image, faces(recommendation));
        line(text, "");
        for (Emotion emotion : Emotion.values()) {
            float probability = recommendation.prediction().probability(emotion);
            String bar = "#".repeat(Math.round(probability * BAR_WIDTH));
            line(text, "  %-9s%4.0f %%  %s", emotion.word(), 100 * probability, bar);
        }
        line(text, "");
        line(
                text,
                "mood: %s (valence %+.2f, arousal %+.2f)",
                recommendation.mood().word(),
                recommendation.mood().valence(),
                recommendation.mood().arousal());
        line(text, "");
        int number = 1;
        for (Suggestion<Song> suggestion : recommendation.suggestions()) {
            line(
                    text,
                    "%3d. %s, %s",
                    number++,
                    suggestion.song().title(),
                    suggestion.song().artist());
            line(text, "     %s", suggestion.reason(Locale.ENGLISH));
        }
        return text.toString();
    }

    private static String faces(Recommendation recommendation) {
        String place = "%d pixels wide, at %d,%d"
                .formatted(
                        recommendation.face().width(),
                        recommendation.face().x(),
                        recommendation.face().y());
        return recommendation.facesFound() == 1
                ? "one face, " + place
                : "%d faces; this is about the largest, %s".formatted(recommendation.facesFound(), place);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
