package io.sotto.simulation.report;

import io.sotto.model.Emotion;
import io.sotto.simulation.partition.Partition;
import io.sotto.simulation.partition.PartitionStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How the faces are dealt out: a bar a client, those with most faces first, divided by class. */
final class PartitionPicture {
    private PartitionPicture() {}

    /** @param rule the partition rule's word */
    static void draw(Partition partition, String rule, Path file) throws IOException {
        PartitionStatistics statistics = partition.statistics();
        CategoryChart chart = new CategoryChart(1400, 700);
        chart.setTitle("%s over %d clients: %.1f classes a client, %d to %d faces, total variation %.2f"
                .formatted(
                        rule,
                        partition.clients(),
                        statistics.labelsPerClient(),
                        statistics.smallest(),
                        statistics.largest(),
                        statistics.totalVariation()));
        chart.setXAxisTitle("clients, largest first");
        chart.setYAxisTitle("faces");
        Look.apply(chart.getStyler());
        chart.getStyler().setStacked(true).setAvailableSpaceFill(partition.clients() > 300 ? 1 : 0.9);
        chart.getStyler().setXAxisMaxLabelCount(11).setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        addClasses(chart, partition);
        Look.save(chart, file);
    }

    private static void addClasses(CategoryChart chart, Partition partition) {
        List<Integer> order = IntStream.range(0, partition.clients())
                .boxed()
                .sorted(Comparator.comparing(client -> -partition.size(client)))
                .toList();
        List<Integer> places = IntStream.rangeClosed(1, order.size()).boxed().toList();
        for (Emotion emotion : Emotion.values()) {
            List<Integer> counts = order.stream()
                    .map(client -> partition.count(client, emotion))
                    .toList();
            chart.addSeries(emotion.word(), places, counts).setFillColor(Look.CLASSES.get(emotion.label()));
        }
    }
}
