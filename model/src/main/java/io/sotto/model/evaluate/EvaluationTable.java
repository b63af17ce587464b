package io.sotto.model.evaluate;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import java.util.Locale;

/** Shows an evaluation to people: its figures, and the confusion matrix with a row for each true class. */
public final class EvaluationTable {
    private EvaluationTable() {}

    /**
     * Lines of text, each with its end; figures in percent, a dash for what is not defined.
     *
     * @param title what was evaluated, on the first line
     */
    public static String render(String title, Evaluation evaluation) {
        return render(title, evaluation, ClassMap.SEVEN);
    }

    /** As {@link #render(String, Evaluation)}, of merged classes; the matrix has a column for each, headed by one word. */
    public static String render(String title, Evaluation evaluation, ClassMap classes) {
        StringBuilder table = new StringBuilder();
        table.append("%s: %d faces, accuracy %s %%, macro-F1 %s %%, cross-entropy %s%n"
                .formatted(
                        title,
                        evaluation.count(),
                        percent(evaluation.accuracy()),
                        percent(evaluation.macroF1()),
                        number(evaluation.meanCrossEntropy(), "%.4f")));
        String name = "%-" + nameWidth(classes) + "s";
        table.append((name + "%7s%8s%11s |").formatted("class", "faces", "recall", "precision"));
        for (Emotion predicted : classes.classes()) {
            table.append("%9s".formatted(predicted.word()));
        }
        table.append(System.lineSeparator());
        for (Emotion label : classes.classes()) {
            appendRow(table, name, label, evaluation, classes);
        }
        return table.toString();
    }

    private static int nameWidth(ClassMap classes) {
        return classes.classes().stream()
                .mapToInt(label -> classes.word(label).length() + 1)
                .reduce(10, Math::max);
    }

    private static void appendRow(
            StringBuilder table, String name, Emotion label, Evaluation evaluation, ClassMap classes) {
        table.append((name + "%7d%8s%11s |")
                .formatted(
                        classes.word(label),
                        evaluation.count(label),
                        percent(evaluation.recall(label)),
                        percent(evaluation.precision(label))));
        for (Emotion predicted : classes.classes()) {
            table.append("%9d".formatted(evaluation.confusion(label, predicted)));
        }
        table.append(System.lineSeparator());
    }

    private static String percent(double share) {
        return number(100 * share, "%.2f");
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
