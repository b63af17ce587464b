package io.sotto.model.report.page;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.evaluate.Evaluation;
import java.util.List;

/** A confusion matrix: a row a true class, shaded by the share of the row, with shares in percent and counts. */
final class ConfusionChart {
    private static final double CELL = 66;
    private static final double LEFT = 78;
    private static final double TOP = 40;
    private static final double DARK = 0.5;

    private ConfusionChart() {}

    static String render(Evaluation evaluation, ClassMap classes) {
        List<Emotion> places = classes.classes();
        double end = places.size() * CELL;
        Markup svg = new Markup();
        svg.add(
                "<svg class=\"plot\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Confusion matrix\">",
                LEFT + end + 2, TOP + end + 2);
        svg.add("<text class=\"title middle\" x=\"%.1f\" y=\"12\">predicted</text>", LEFT + end / 2);
        svg.add(
                "<text class=\"title middle\" transform=\"translate(12 %.1f) rotate(-90)\">true class</text>",
                TOP + end / 2);
        for (Emotion label : places) {
            double middle = (places.indexOf(label) + 0.5) * CELL;
            svg.add(
                    "<text class=\"label middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    LEFT + middle, TOP - 8, label.word());
            svg.add(
                    "<text class=\"label end\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    LEFT - 8, TOP + middle + 4, label.word());
            for (Emotion predicted : places) {
                cell(svg, evaluation, places, label, predicted);
            }
        }
        return svg.add("</svg>").toString();
    }

    private static void cell(
            Markup svg, Evaluation evaluation, List<Emotion> places, Emotion label, Emotion predicted) {
        long count = evaluation.confusion(label, predicted);
        double share = (double) count / Math.max(1, evaluation.count(label));
        double x = LEFT + places.indexOf(predicted) * CELL;
        double y = TOP + places.indexOf(label) * CELL;
        svg.add(
                "<rect class=\"cell\" x=\"%.1f\" y=\"%.1f\" width=\"%3$.1f\" height=\"%3$.1f\" rx=\"4\"/>",
                x + 1, y + 1, CELL - 2);
        svg.add(
                "<rect class=\"heat%s\" x=\"%.1f\" y=\"%.1f\" width=\"%4$.1f\" height=\"%4$.1f\" rx=\"4\""
                        + " fill-opacity=\"%5$.3f\"/>",
                label == predicted ? " right" : "", x + 1, y + 1, CELL - 2, Math.pow(share, 0.75));
        String tone = Math.pow(share, 0.75) > DARK ? " inverse" : "";
        svg.add(
                "<text class=\"value middle%s\" x=\"%.1f\" y=\"%.1f\">%.1f</text>",
                tone, x + CELL / 2, y + 32, 100 * share);
        svg.add("<text class=\"count middle%s\" x=\"%.1f\" y=\"%.1f\">%d</text>", tone, x + CELL / 2, y + 48, count);
    }
}
