package io.sotto.model.predict;

import io.sotto.model.ClassMap;
import io.sotto.model.Prediction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers for people at a terminal: for each subject its most probable emotions, with bars. */
public final class AnswerText {
    private static final int BAR = 30;

    private AnswerText() {}

    /**
     * @param classes that are told apart
     * @param count how many of them to show, 1 or more
     */
    public static String render(List<Answer> answers, ClassMap classes, int count) {
        StringBuilder text = new StringBuilder();
        for (Answer answer : answers) {
            text.append(answer.subject().name()).append(System.lineSeparator());
            Optional<Prediction> prediction = answer.prediction();
            if (prediction.isEmpty()) {
                text.append("  no face found").append(System.lineSeparator());
            }
            prediction.ifPresent(found -> found.ranked().stream()
                    .filter(emotion -> classes.merge(emotion) == emotion)
                    .limit(count)
                    .forEach(emotion -> text.append(line(classes.word(emotion), found.probability(emotion)))));
        }
        return text.toString();
    }

    private static String line(String name, float probability) {
        int filled = Math.round(BAR * probability);
        return String.format(
                Locale.ROOT,
                "  %-9s%s%s %5.1f %%%n",
                name,
                "\u2588".repeat(filled),
                "\u2591".repeat(BAR - filled),
                100 * probability);
    }
}
