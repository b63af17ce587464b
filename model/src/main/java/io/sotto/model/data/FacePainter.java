package io.sotto.model.data;

import io.sotto.model.FaceImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.random.RandomGenerator;

/**
 * Paints one face after another onto the same canvas: background, head and hair here, the features by
 * {@link FeaturePainter}. The canvas is RGB with equal channels, since Java2D's grey images bend their greys. Not
 * thread-safe.
 */
final class FacePainter {
    private final BufferedImage canvas = new BufferedImage(FaceImage.SIDE, FaceImage.SIDE, BufferedImage.TYPE_INT_RGB);

    /** {@code [48][48]} greys, before light and noise. */
    byte[] paint(Expression expression, Looks looks, Pose pose, RandomGenerator random) {
        Graphics2D graphics = canvas.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            background(graphics, looks, random);
            AffineTransform pixels = graphics.getTransform();
            graphics.transform(pose.toPixels(FaceImage.SIDE));
            head(graphics, looks);
            new FeaturePainter(graphics, looks, expression).paint(pose);
            fringe(graphics, looks);
            graphics.setTransform(pixels);
            cover(graphics, random);
        } finally {
            graphics.dispose();
        }
        return greys();
    }

    static Color grey(double grey) {
        int level = (int) Math.max(0, Math.min(255, Math.round(grey)));
        return new Color(level, level, level);
    }

    private static void background(Graphics2D graphics, Looks looks, RandomGenerator random) {
        fill(graphics, looks.background(), new Rectangle2D.Double(0, 0, FaceImage.SIDE, FaceImage.SIDE));
        for (int i = random.nextInt(4); i > 0; i--) {
            double size = Draw.uniform(random, 8, 30);
            double x = Draw.uniform(random, -10, FaceImage.SIDE);
            double y = Draw.uniform(random, -10, FaceImage.SIDE);
            fill(graphics, Draw.uniform(random, 10, 245), new Ellipse2D.Double(x, y, size, size));
        }
    }

    private static void head(Graphics2D graphics, Looks looks) {
        double length = looks.faceLength();
        fill(graphics, looks.skin() * .8, new Rectangle2D.Double(-.45, .6, .9, 2));
        if (looks.hairStyle() == Looks.HairStyle.LONG) {
            fill(graphics, looks.hair(), new Ellipse2D.Double(-1.25, -length - .15, 2.5, 2.5 * length));
        } else if (looks.hairStyle() != Looks.HairStyle.NONE) {
            fill(graphics, looks.hair(), new Ellipse2D.Double(-1.1, -length - .15, 2.2, 1.5 * length));
        }
        fill(graphics, looks.skin() * .9, new Ellipse2D.Double(-1.12, -.3, .3, .5));
        fill(graphics, looks.skin() * .9, new Ellipse2D.Double(.82, -.3, .3, .5));
        fill(graphics, looks.skin(), new Ellipse2D.Double(-1, -length, 2, 2 * length));
    }

    private static void fringe(Graphics2D graphics, Looks looks) {
        if (looks.hairStyle() == Looks.HairStyle.FRINGE) {
            double top = -looks.faceLength() - .12;
            Shape clip = graphics.getClip();
            graphics.clip(new Rectangle2D.Double(-1.2, top, 2.4, .62));
            fill(graphics, looks.hair(), new Ellipse2D.Double(-1.02, top, 2.04, 2));
            graphics.setClip(clip);
        }
    }

    /** Now and then something hides a part of the picture: a hand, a mug, another head. */
    private static void cover(Graphics2D graphics, RandomGenerator random) {
        if (Draw.chance(random, .25)) {
            double width = Draw.uniform(random, 5, 14);
            double height = Draw.uniform(random, 5, 14);
            double x = Draw.uniform(random, -2, FaceImage.SIDE - 6);
            double y = Draw.uniform(random, -2, FaceImage.SIDE - 6);
            fill(graphics, Draw.uniform(random, 10, 245), new Ellipse2D.Double(x, y, width, height));
        }
    }

    private static void fill(Graphics2D graphics, double grey, Shape shape) {
        graphics.setColor(grey(grey));
        graphics.fill(shape);
    }

    private byte[] greys() {
        int[] colours = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        byte[] greys = new byte[colours.length];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = (byte) colours[i];
        }
        return greys;
    }
}
