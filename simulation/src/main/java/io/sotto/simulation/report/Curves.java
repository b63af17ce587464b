package io.sotto.simulation.report;

import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RoundRecord.Score;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Accuracy and loss by round, as two pictures. */
final class Curves {
    private static final Color ACCURACY = new Color(0x00, 0x72, 0xB2);
    private static final Color MACRO_F1 = new Color(0x00, 0x9E, 0x73);
    private static final Color TRAINING = new Color(0xD5, 0x5E, 0x00);
    private static final Color TARGET = new Color(0x88, 0x88, 0x88);

    /** So many points at most are marked: one alone would not show otherwise. */
    private static final int FEW = 30;

    private final String title;
    private final List<RoundRecord> rounds;

    /**
     * @param title what was run, in a few words
     * @param rounds 1 or more
     */
    Curves(String title, List<RoundRecord> rounds) {
        this.title = title;
        this.rounds = rounds;
    }

    /** @param target accuracy that the run was to reach, drawn as a line */
    void drawAccuracy(Path file, @Nullable Double target) throws IOException {
        XYChart chart = chart("Accuracy on PublicTest: " + title, "%");
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        addScores(chart, "accuracy", ACCURACY, score -> 100 * score.accuracy());
        addScores(chart, "macro-F1", MACRO_F1, score -> 100 * score.macroF1());
        if (target != null) {
            double[] ends = {1, Math.max(2, rounds.get(rounds.size() - 1).round())};
            XYSeries line = chart.addSeries("target", ends, new double[] {100 * target, 100 * target});
            style(line, TARGET).setLineStyle(dashed());
            line.setMarker(SeriesMarkers.NONE);
        }
        Look.save(chart, file);
    }

    void drawLoss(Path file) throws IOException {
        XYChart chart = chart("Mean cross-entropy: " + title, "nats");
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setYAxisDecimalPattern("0.0");
        List<RoundRecord> trained = rounds.stream()
                .filter(round -> Double.isFinite(round.trainingLoss()))
                .toList();
        if (!trained.isEmpty()) {
            style(
                    chart.addSeries("clients' training", numbers(trained), values(trained, RoundRecord::trainingLoss)),
                    TRAINING);
        }
        addScores(chart, "PublicTest", ACCURACY, Score::loss);
        Look.save(chart, file);
    }

    private XYChart chart(String heading, String unit) {
        XYChart chart = new XYChart(1200, 640);
        chart.setTitle(heading);
        chart.setXAxisTitle("round");
        chart.setYAxisTitle(unit);
        Look.apply(chart.getStyler());
        chart.getStyler().setXAxisDecimalPattern("0").setXAxisMin(0.0).setMarkerSize(7);
        return chart;
    }

    private void addScores(XYChart chart, String name, Color colour, ToDoubleFunction<Score> value) {
        List<RoundRecord> evaluated = rounds.stream()
                .filter(round ->
                        round.score() != null && Double.isFinite(round.score().loss()))
                .toList();
        if (!evaluated.isEmpty()) {
            double[] values = values(evaluated, round -> value.applyAsDouble(Objects.requireNonNull(round.score())));
            style(chart.addSeries(name, numbers(evaluated), values), colour);
        }
    }

    private static XYSeries style(XYSeries series, Color colour) {
        series.setMarker(series.getXData().length <= FEW ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(colour);
        series.setLineColor(colour);
        series.setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return series;
    }

    private static BasicStroke dashed() {
        return new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {8, 6}, 0);
    }

    private static double[] numbers(List<RoundRecord> rounds) {
        return values(rounds, RoundRecord::round);
    }

    private static double[] values(List<RoundRecord> rounds, ToDoubleFunction<RoundRecord> value) {
        return rounds.stream().mapToDouble(value).toArray();
    }
}
