package io.sotto.model.report.page;

import io.sotto.model.evaluate.Calibration;
import io.sotto.model.evaluate.Calibration.Bin;
import io.sotto.model.report.page.Plot.Axis;
import io.sotto.model.report.page.Plot.Point;
import java.util.List;

/**
 * How often a model is right by how sure it is (Guo et al. 2017): a bar a bin, the stronger the more
 * faces it holds, against the diagonal on which a calibrated model lies.
 */
final class ReliabilityChart {
    private static final List<Double> TICKS = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

    private ReliabilityChart() {}

    static String render(Calibration calibration) {
        Plot plot = new Plot(
                420,
                340,
                new Axis("probability of the predicted class, %", 0, 1, TICKS, "%.0f", 100),
                new Axis("of these right, %", 0, 1, TICKS, "%.0f", 100));
        Markup svg = plot.open("Reliability diagram");
        long most = calibration.bins().stream().mapToLong(Bin::count).max().orElse(1);
        for (int i = 0; i < Calibration.BINS; i++) {
            Bin bin = calibration.bins().get(i);
            if (bin.count() > 0) {
                bar(plot, svg, i, bin, most);
            }
        }
        plot.line(svg, "diagonal", List.of(new Point(0, 0), new Point(1, 1)));
        return svg.add("</svg>").toString();
    }

    private static void bar(Plot plot, Markup svg, int index, Bin bin, long most) {
        double left = plot.left((double) index / Calibration.BINS) + 1;
        double right = plot.left((index + 1.0) / Calibration.BINS) - 1;
        double top = plot.top(bin.accuracy());
        svg.add(
                "<rect class=\"bar s0\" fill-opacity=\"%.2f\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                0.3 + 0.7 * bin.count() / most, left, top, right - left, plot.top(0) - top);
        svg.add(
                "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%d faces, %.1f %% sure, %.1f %% right</title></circle>",
                plot.left(bin.meanConfidence()), top, bin.count(), 100 * bin.meanConfidence(), 100 * bin.accuracy());
    }
}
