package io.sotto.client.cli;

import io.sotto.client.companion.contract.Bar;
import io.sotto.client.companion.contract.Feeling;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.Square;
import io.sotto.model.Prediction;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A recommendation for a person at a terminal. */
final class RecommendedText {
    private static final int BAR_WIDTH = 40;

    private final StringBuilder text = new StringBuilder();

    private RecommendedText() {}

    /**
     * @param seen the face that it is for; null if a person said the emotion
     * @param settings how many emotions are shown, and by which names
     */
    static String render(Recommended recommended, @Nullable SeenFace seen, Settings settings) {
        RecommendedText page = new RecommendedText();
        if (seen != null) {
            page.face(seen, recommended);
            page.bars(seen.reading().prediction(), settings);
        }
        page.songs(recommended);
        return page.text.toString();
    }

    private void face(SeenFace seen, Recommended recommended) {
        Square square = Objects.requireNonNull(recommended.face());
        String place = "%d pixels wide, at %d,%d".formatted(square.width(), square.x(), square.y());
        line(
                "%s: %s",
                seen.image(),
                seen.faces() == 1
                        ? "one face, " + place
                        : "%d faces; this is about the largest, %s".formatted(seen.faces(), place));
        line("");
    }

    private void bars(Prediction prediction, Settings settings) {
        for (Bar bar : Feeling.of(prediction, prediction.top(), settings).bars()) {
            line(
                    "  %-9s%4.0f %%  %s",
                    bar.name(), 100 * bar.probability(), "#".repeat(Math.round(bar.probability() * BAR_WIDTH)));
        }
        line("");
    }

    private void songs(Recommended recommended) {
        line(
                "mood: %s (valence %+.2f, arousal %+.2f)",
                recommended.mood().word(),
                recommended.mood().valence(),
                recommended.mood().arousal());
        line("");
        int number = 1;
        for (Recommended.Entry song : recommended.songs()) {
            line(
                    "%3d. %s, %s%s",
                    number++, song.title(), song.artist(), song.id() == null ? "" : "  (song " + song.id() + ")");
            line("     %s", song.reason());
            if (song.link() != null) {
                line("     %s", song.link());
            }
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
