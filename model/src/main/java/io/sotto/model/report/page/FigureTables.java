package io.sotto.model.report.page;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.Interval;
import io.sotto.model.evaluate.Measures;
import io.sotto.model.report.Mistake;
import io.sotto.model.report.SplitReport;
import java.util.List;

/** The tables of a page. */
final class FigureTables {
    private FigureTables() {}

    /** A line for each test set, and one for the answers that are averaged with the mirror image's. */
    static String summary(List<SplitReport> splits) {
        Markup html = new Markup();
        html.add("<div class=\"wide\"><table><thead><tr><th>faces of</th><th class=\"n\">faces</th>");
        html.add("<th class=\"n\">accuracy, %%</th><th class=\"n\">macro-F1, %%</th><th class=\"n\">top-2, %%</th>");
        html.add("<th class=\"n\">ECE, %%</th><th class=\"n\">at temperature</th></tr></thead><tbody>");
        for (SplitReport split : splits) {
            row(html, split.name(), split.description(), "", split.plain());
            row(html, "with its mirror image", "", "second", split.mirrored());
        }
        return html.add("</tbody></table></div>").toString();
    }

    /** Recall, precision and F1 of each class. */
    static String classes(Evaluation evaluation, ClassMap classes) {
        Markup html = new Markup();
        html.add("<table><thead><tr><th>class</th><th class=\"n\">faces</th><th class=\"n\">recall, %%</th>");
        html.add("<th class=\"n\">precision, %%</th><th class=\"n\">F1, %%</th></tr></thead><tbody>");
        for (Emotion emotion : classes.classes()) {
            html.add(
                    "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
                            + "<td class=\"n\">%s</td></tr>",
                    classes.word(emotion),
                    evaluation.count(emotion),
                    Markup.percent(evaluation.recall(emotion)),
                    Markup.percent(evaluation.precision(emotion)),
                    Markup.percent(evaluation.f1(emotion)));
        }
        return html.add("</tbody></table>").toString();
    }

    /** Which faces were mistaken, by their row alone. */
    static String mistakes(List<Mistake> mistakes) {
        Markup html = new Markup();
        html.add("<table class=\"narrow\"><thead><tr><th class=\"n\">row</th><th>label</th><th>taken for</th>");
        html.add("<th class=\"n\">probability, %%</th></tr></thead><tbody>");
        for (Mistake mistake : mistakes) {
            html.add(
                    "<tr><td class=\"n\">%d</td><td>%s</td><td>%s</td><td class=\"n\">%s</td></tr>",
                    mistake.row(),
                    mistake.label().word(),
                    mistake.predicted().word(),
                    Markup.percent(mistake.confidence()));
        }
        return html.add("</tbody></table>").toString();
    }

    private static void row(Markup html, String name, String description, String style, Measures measures) {
        html.add("<tr class=\"%s\"><td>%s<small>%s</small></td>", style, name, description);
        html.add("<td class=\"n\">%d</td>", measures.evaluation().count());
        figure(html, measures.evaluation().accuracy(), measures.accuracyInterval());
        figure(html, measures.evaluation().macroF1(), measures.macroF1Interval());
        html.add("<td class=\"n\">%s</td>", Markup.percent(measures.topTwo()));
        html.add(
                "<td class=\"n\">%s</td>", Markup.percent(measures.calibration().expectedError()));
        html.add(
                "<td class=\"n\">%s</td></tr>",
                Markup.percent(measures.scaledCalibration().expectedError()));
    }

    private static void figure(Markup html, double value, Interval interval) {
        html.add(
                "<td class=\"n\"><b>%s</b><small>%s – %s</small></td>",
                Markup.percent(value), Markup.percent(interval.low()), Markup.percent(interval.high()));
    }
}
