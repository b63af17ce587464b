package io.sotto.model.predict;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers for people at a terminal: for each subject its most probable emotions, with bars. */
public final class AnswerText {
    private static final int BAR = 30;

    private AnswerText() {}

    /** @param count how many emotions to show, 1 to 7 */
    public static String render(List<Answer> answers, int count) {
        StringBuilder text = new StringBuilder();
        for (Answer answer : answers) {
            text.append(answer.subject().name()).append(System.lineSeparator());
            Optional<Prediction> prediction = answer.prediction();
            if (prediction.isEmpty()) {
                text.append("  no face found").append(System.lineSeparator());
            }
            prediction.ifPresent(found -> found.ranked().stream()
                    .limit(count)
                    .forEach(emotion -> text.append(line(emotion, found.probability(emotion)))));
        }
        return text.toString();
    }

    private static String line(Emotion emotion, float probability) {
        int filled = Math.round(BAR * probability);
        return String.format(
                Locale.ROOT,
                "  %-9s%s%s %5.1f %%%n",
                emotion.word(),
                "\u2588".repeat(filled),
                "\u2591".repeat(BAR - filled),
                100 * probability);
    }
}
