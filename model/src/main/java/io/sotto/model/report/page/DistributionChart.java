package io.sotto.model.report.page;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How often each class occurs in each usage: a group of bars a class, a bar a usage, as shares of the usage's faces. */
final class DistributionChart {
    private static final double LEFT = 74;
    private static final double WIDTH = 640;
    private static final double BAR = 11;
    private static final double GAP = 9;

    private DistributionChart() {}

    static String render(Map<String, int[]> classCounts, ClassMap classes) {
        List<Emotion> places = classes.classes();
        List<String> usages = new ArrayList<>(classCounts.keySet());
        double group = usages.size() * BAR + GAP;
        Markup html = new Markup();
        html.add("<p class=\"legend\">");
        for (int i = 0; i < usages.size(); i++) {
            html.add("<span class=\"swatch s%d\"></span>%s", i, usages.get(i));
        }
        html.add("</p>");
        html.add(
                "<svg class=\"plot\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Faces of each class\">",
                WIDTH, places.size() * group);
        for (Emotion emotion : places) {
            double top = places.indexOf(emotion) * group + GAP / 2;
            html.add(
                    "<text class=\"label end\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    LEFT - 9, top + usages.size() * BAR / 2 + 4, emotion.word());
            for (int i = 0; i < usages.size(); i++) {
                bar(html, i, top + i * BAR, classCounts.getOrDefault(usages.get(i), new int[Emotion.COUNT]), emotion);
            }
        }
        return html.add("</svg>").toString();
    }

    private static void bar(Markup html, int usage, double top, int[] counts, Emotion emotion) {
        int count = counts[emotion.label()];
        double share = (double) count / Arrays.stream(counts).sum();
        double length = share * (WIDTH - LEFT - 110) / 0.3;
        html.add(
                "<rect class=\"bar s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\"/>",
                usage, LEFT, top + 1, Math.min(length, WIDTH - LEFT - 100), BAR - 2);
        html.add(
                "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\">%d (%.1f %%)</text>",
                LEFT + Math.min(length, WIDTH - LEFT - 100) + 6, top + BAR - 2, count, 100 * share);
    }
}
