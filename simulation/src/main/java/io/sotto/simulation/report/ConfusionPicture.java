package io.sotto.simulation.report;

import io.sotto.model.Emotion;
import io.sotto.model.evaluate.Evaluation;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * What the model makes of each class, drawn by hand since XChart's heat maps cannot change the colour of their text: a row
 * a true class, each cell the share of the row in per cent.
 */
final class ConfusionPicture {
    private static final int CELL = 96;
    private static final int LEFT = 190;
    private static final int TOP = 130;
    private static final int MARGIN = 40;
    private static final int SIDE = CELL * Emotion.COUNT;
    private static final Color LIGHT = new Color(0xF4, 0xF8, 0xFC);
    private static final Color DARK = new Color(0x08, 0x45, 0x85);

    private final Graphics2D graphics;

    private ConfusionPicture(Graphics2D graphics) {
        this.graphics = graphics;
    }

    static void draw(Evaluation evaluation, String title, Path file) throws IOException {
        BufferedImage image = new BufferedImage(LEFT + SIDE + MARGIN, TOP + SIDE + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        new ConfusionPicture(graphics).draw(evaluation, title, image.getWidth());
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private void draw(Evaluation evaluation, String title, int width) {
        centred(title, width / 2, 40, Font.BOLD, 20, Look.INK);
        centred("predicted, % of the row", LEFT + SIDE / 2, 82, Font.PLAIN, 15, Look.INK);
        for (Emotion truth : Emotion.values()) {
            long total = evaluation.count(truth);
            int middle = TOP + truth.label() * CELL + CELL / 2;
            centred(truth.word(), LEFT + truth.label() * CELL + CELL / 2, TOP - 16, Font.PLAIN, 15, Look.INK);
            rightAligned(truth.word(), LEFT - 14, middle - 4, 16, Look.INK);
            rightAligned("%,d faces".formatted(total), LEFT - 14, middle + 16, 12, Color.GRAY);
            for (Emotion prediction : Emotion.values()) {
                double share = total == 0 ? 0 : (double) evaluation.confusion(truth, prediction) / total;
                drawCell(LEFT + prediction.label() * CELL, TOP + truth.label() * CELL, share);
            }
        }
    }

    private void drawCell(int x, int y, double share) {
        graphics.setColor(shade(share));
        graphics.fillRect(x + 1, y + 1, CELL - 2, CELL - 2);
        Color ink = share > 0.42 ? Color.WHITE : Look.INK;
        centred("%.0f".formatted(100 * share), x + CELL / 2, y + CELL / 2 + 7, Font.PLAIN, 20, ink);
    }

    /** Colours change a little faster at small shares, where most of the differences are. */
    private static Color shade(double share) {
        float depth = (float) Math.pow(share, 0.75);
        float[] from = LIGHT.getRGBColorComponents(null);
        float[] to = DARK.getRGBColorComponents(null);
        return new Color(
                from[0] + depth * (to[0] - from[0]),
                from[1] + depth * (to[1] - from[1]),
                from[2] + depth * (to[2] - from[2]));
    }

    private void centred(String text, int x, int baseline, int style, int size, Color colour) {
        draw(text, x - metrics(style, size).stringWidth(text) / 2, baseline, colour);
    }

    private void rightAligned(String text, int x, int baseline, int size, Color colour) {
        draw(text, x - metrics(Font.PLAIN, size).stringWidth(text), baseline, colour);
    }

    private FontMetrics metrics(int style, int size) {
        graphics.setFont(Look.font(style, size));
        return graphics.getFontMetrics();
    }

    private void draw(String text, int x, int baseline, Color colour) {
        graphics.setColor(colour);
        graphics.drawString(text, x, baseline);
    }
}
