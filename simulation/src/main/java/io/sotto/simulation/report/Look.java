package io.sotto.simulation.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;

/** The common look of all pictures: white ground, thin grid, sober type, colours that the colour-blind tell apart. */
final class Look {
    static final Color INK = new Color(0x33, 0x33, 0x33);
    static final Color FAINT = new Color(0xE4, 0xE4, 0xE4);

    /** After Okabe and Ito 2008, one for each class by label. */
    static final List<Color> CLASSES = List.of(
            new Color(0xD5, 0x5E, 0x00),
            new Color(0x00, 0x9E, 0x73),
            new Color(0xCC, 0x79, 0xA7),
            new Color(0xF0, 0xC8, 0x42),
            new Color(0x00, 0x72, 0xB2),
            new Color(0x56, 0xB4, 0xE9),
            new Color(0xA0, 0xA0, 0xA0));

    private static final String FACE = Font.SANS_SERIF;

    private Look() {}

    static void apply(AxesChartStyler styler) {
        styler.setBaseFont(font(Font.PLAIN, 15))
                .setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(INK)
                .setChartPadding(20)
                .setChartTitleFont(font(Font.BOLD, 20))
                .setChartTitleBoxVisible(false)
                .setChartTitlePadding(10)
                .setLegendFont(font(Font.PLAIN, 15))
                .setLegendBorderColor(Color.WHITE)
                .setLegendBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setAntiAlias(true)
                .setTextAntiAlias(true);
        styler.setAxisTitleFont(font(Font.PLAIN, 15))
                .setAxisTickLabelsFont(font(Font.PLAIN, 14))
                .setAxisTickLabelsColor(INK)
                .setAxisTickMarksColor(INK)
                .setPlotGridLinesColor(FAINT)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotGridVerticalLinesVisible(false);
    }

    static Font font(int style, int size) {
        return new Font(FACE, style, size);
    }

    /** Writes a chart as PNG. */
    static void save(IChart chart, Path file) throws IOException {
        Files.write(file, BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG));
    }
}
