package io.sotto.model.predict;

import java.util.List;

/**
 * Answers as a submission: {@code id,emotion}, a line a subject in order. The id is a CSV's row, 0 the first, or a file's
 * name; the emotion is FER2013's label, of a merged class that of
 * the emotion that stands for it, and empty without a face.
 */
public final class AnswerCsv {
    private AnswerCsv() {}

    public static String render(List<Answer> answers) {
        StringBuilder csv = new StringBuilder("id,emotion\n");
        for (Answer answer : answers) {
            csv.append(quoted(answer.subject().name())).append(',');
            answer.prediction()
                    .ifPresent(prediction -> csv.append(prediction.top().label()));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String name) {
        return name.matches("[^\",\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
