package io.sotto.model.report;

import io.sotto.model.evaluate.EvaluationTable;
import io.sotto.model.evaluate.Interval;
import io.sotto.model.evaluate.Measures;
import java.util.Locale;

/** A report for people at a terminal: a line for each test set, then a table with the confusion matrix of each. */
public final class ReportText {
    private ReportText() {}

    public static String render(ModelReport report) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s, %d parameters, %s",
                report.trained().network().name(),
                report.trained().parameters().length(),
                report.trained().parameters().sha256().hex());
        line(text, "faces: %s, %s", report.dataOrigin(), report.dataSha256());
        line(text, "engine: %s", report.engine());
        line(
                text,
                "temperature: %.4f, %s%n",
                report.temperature(),
                report.temperatureIsTheModels() ? "from the model file" : "fitted on PublicTest now");
        summary(text, report);
        for (SplitReport split : report.splits()) {
            line(text, "");
            text.append(EvaluationTable.render(
                    "%s (%s)".formatted(split.name(), split.description()),
                    split.plain().evaluation(),
                    report.classes()));
        }
        return text.toString();
    }

    private static void summary(StringBuilder text, ModelReport report) {
        line(
                text,
                "%-30s%6s  %-24s%-24s%7s%9s%9s",
                "in percent, 95 % by bootstrap",
                "faces",
                "accuracy",
                "macro-F1",
                "top-2",
                "ECE",
                "scaled");
        for (SplitReport split : report.splits()) {
            row(text, split.name(), split.plain());
            row(text, "  with its mirror image", split.mirrored());
        }
    }

    private static void row(StringBuilder text, String name, Measures measures) {
        line(
                text,
                "%-30s%6d  %-24s%-24s%7.2f%9.2f%9.2f",
                name,
                measures.evaluation().count(),
                between(measures.evaluation().accuracy(), measures.accuracyInterval()),
                between(measures.evaluation().macroF1(), measures.macroF1Interval()),
                100 * measures.topTwo(),
                100 * measures.calibration().expectedError(),
                100 * measures.scaledCalibration().expectedError());
    }

    private static String between(double value, Interval interval) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f - %.2f)", 100 * value, 100 * interval.low(), 100 * interval.high());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
