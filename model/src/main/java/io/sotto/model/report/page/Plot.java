package io.sotto.model.report.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The frame of a chart with two axes: maps values to the SVG's coordinates and draws grid, ticks and titles.
 *
 * @param width of the whole drawing, in SVG units
 * @param height likewise
 * @param x the horizontal axis
 * @param y the vertical axis
 */
record Plot(double width, double height, Axis x, Axis y) {
    private static final double LEFT = 52;
    private static final double RIGHT = 14;
    private static final double TOP = 22;
    private static final double BOTTOM = 42;

    /**
     * @param least value at its start
     * @param most value at its end, above {@code least}
     * @param format of its ticks' labels
     * @param factor from values to labels, such as 100 for percent
     */
    record Axis(String title, double least, double most, List<Double> ticks, String format, double factor) {
        double share(double value) {
            return (value - least) / (most - least);
        }

        String label(double tick) {
            return String.format(Locale.ROOT, format, factor * tick);
        }
    }

    /** A point of a line. */
    record Point(double x, double y) {}

    double left(double value) {
        return LEFT + x.share(value) * (width - LEFT - RIGHT);
    }

    double top(double value) {
        return height - BOTTOM - y.share(value) * (height - TOP - BOTTOM);
    }

    /** Opens the drawing and draws all that lies behind the values. */
    Markup open(String description) {
        Markup svg = new Markup();
        svg.add(
                "<svg class=\"plot\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
                width, height, description);
        double bottom = top(y.least());
        for (double tick : y.ticks()) {
            svg.add(
                    "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>",
                    LEFT, width - RIGHT, top(tick));
            svg.add("<text class=\"tick end\" x=\"%.1f\" y=\"%.1f\">%s</text>", LEFT - 7, top(tick) + 4, y.label(tick));
        }
        for (double tick : x.ticks()) {
            svg.add(
                    "<text class=\"tick middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    left(tick), bottom + 16, x.label(tick));
        }
        svg.add(
                "<line class=\"axis\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>",
                LEFT, width - RIGHT, bottom);
        svg.add(
                "<text class=\"title middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                (LEFT + width - RIGHT) / 2, height - 6, x.title());
        svg.add(
                "<text class=\"title middle\" transform=\"translate(13 %.1f) rotate(-90)\">%s</text>",
                (TOP + bottom) / 2, y.title());
        return svg;
    }

    /** Draws a line through the points. */
    void line(Markup svg, String style, List<Point> points) {
        String path = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", left(point.x()), top(point.y())))
                .collect(Collectors.joining(" "));
        svg.add("<polyline class=\"line %s\" points=\"%s\"/>", style, path);
    }

    /** Draws an upright line across the plot at a value, with a word above it. */
    void mark(Markup svg, double value, String word) {
        double at = left(value);
        svg.add(
                "<line class=\"mark\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\"/>",
                at, TOP, top(y.least()));
        svg.add("<text class=\"tick middle\" x=\"%.1f\" y=\"%.1f\">%s</text>", at, TOP - 7, word);
    }
}
