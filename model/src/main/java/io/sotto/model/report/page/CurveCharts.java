package io.sotto.model.report.page;

import io.sotto.model.recipe.EpochFigures;
import io.sotto.model.report.page.Plot.Axis;
import io.sotto.model.report.page.Plot.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How a training went, epoch by epoch: losses, and accuracy on PublicTest; marks say where the images grew. */
final class CurveCharts {
    private static final int TICKS = 6;

    private CurveCharts() {}

    /** Both charts under a heading, with what to know about them; without any epoch, why there are none. */
    static String section(List<EpochFigures> epochs) {
        Markup html = new Markup();
        html.add("<section><h2>Training</h2>");
        if (epochs.isEmpty()) {
            html.add(
                    "<p class=\"note\">The curves of a training are drawn from the metrics.csv that it leaves beside its");
            return html.add("model; beside this model there is none.</p></section>")
                    .toString();
        }
        html.add("<div class=\"pair\"><figure>");
        html.add(
                "<p class=\"legend\"><span class=\"swatch s0\"></span>training<span class=\"swatch s1\"></span>PublicTest</p>");
        html.add("%s</figure><figure>", Raw.of(loss(epochs)));
        html.add(
                "<p class=\"legend\"><span class=\"swatch s0\"></span>accuracy<span class=\"swatch s1\"></span>macro-F1</p>");
        html.add(
                "%s</figure></div><p class=\"note\">The training's loss is on varied faces with smoothed labels,",
                Raw.of(accuracy(epochs)));
        return html.add("PublicTest's of the averaged weights; marks say where the images grew.</p></section>")
                .toString();
    }

    /** @param epochs at least one */
    static String loss(List<EpochFigures> epochs) {
        Plot plot = plot(epochs, "cross-entropy, nats", EpochFigures::trainingLoss, EpochFigures::loss, "%.1f", 1);
        Markup svg = plot.open("Loss by epoch");
        marks(plot, svg, epochs);
        plot.line(svg, "s0", points(epochs, EpochFigures::trainingLoss));
        plot.line(svg, "s1", points(epochs, EpochFigures::loss));
        return svg.add("</svg>").toString();
    }

    /** @param epochs at least one */
    static String accuracy(List<EpochFigures> epochs) {
        Plot plot = plot(epochs, "PublicTest, %", EpochFigures::accuracy, EpochFigures::macroF1, "%.0f", 100);
        Markup svg = plot.open("Accuracy by epoch");
        marks(plot, svg, epochs);
        plot.line(svg, "s0", points(epochs, EpochFigures::accuracy));
        plot.line(svg, "s1", points(epochs, EpochFigures::macroF1));
        return svg.add("</svg>").toString();
    }

    private static Plot plot(
            List<EpochFigures> epochs,
            String title,
            ToDoubleFunction<EpochFigures> first,
            ToDoubleFunction<EpochFigures> second,
            String format,
            double factor) {
        double least = both(epochs, first, second).min(Double::compare).orElse(0.0);
        double most = both(epochs, first, second).max(Double::compare).orElse(1.0);
        double last = epochs.get(epochs.size() - 1).epoch();
        Axis x = new Axis("epoch", 0, last, ticks(0, last), "%.0f", 1);
        List<Double> values = ticks(least, most);
        Axis y = new Axis(title, values.get(0), values.get(values.size() - 1), values, format, factor);
        return new Plot(520, 270, x, y);
    }

    private static Stream<Double> both(
            List<EpochFigures> epochs, ToDoubleFunction<EpochFigures> first, ToDoubleFunction<EpochFigures> second) {
        return epochs.stream().flatMap(epoch -> Stream.of(first.applyAsDouble(epoch), second.applyAsDouble(epoch)));
    }

    /** Round numbers around a range: steps of 1, 2 or 5 times a power of ten. */
    private static List<Double> ticks(double least, double most) {
        double rough = Math.max(1e-3, most - least) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.floor(least / step); i <= Math.ceil(most / step - 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static List<Point> points(List<EpochFigures> epochs, ToDoubleFunction<EpochFigures> figure) {
        return epochs.stream()
                .map(epoch -> new Point(epoch.epoch(), figure.applyAsDouble(epoch)))
                .toList();
    }

    private static void marks(Plot plot, Markup svg, List<EpochFigures> epochs) {
        int side = 0;
        for (EpochFigures epoch : epochs) {
            if (epoch.side() != side) {
                side = epoch.side();
                plot.mark(svg, epoch.epoch() - 1.0, "%1$dx%1$d".formatted(side));
            }
        }
    }
}
