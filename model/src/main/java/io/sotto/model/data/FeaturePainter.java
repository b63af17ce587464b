package io.sotto.model.data;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;

/** Paints brows, eyes, nose and mouth of one face, in shares of its half-width, y downwards. Not thread-safe. */
final class FeaturePainter {
    private static final double EYE_LINE = -.18;

    private final Graphics2D graphics;
    private final Looks looks;
    private final Expression expression;

    FeaturePainter(Graphics2D graphics, Looks looks, Expression expression) {
        this.graphics = graphics;
        this.looks = looks;
        this.expression = expression;
    }

    void paint(Pose pose) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(pose.yaw(), pose.pitch());
        beard();
        for (int side = -1; side <= 1; side += 2) {
            AffineTransform middle = graphics.getTransform();
            graphics.scale(side, 1);
            eye();
            brow();
            lines();
            glasses();
            graphics.setTransform(middle);
        }
        nose();
        mouth();
        graphics.setTransform(before);
    }

    /** The eye on the positive side: white, iris, then lids over both. */
    private void eye() {
        double halfWidth = looks.eyeSize();
        double halfHeight = halfWidth * .55 * Math.exp(expression.eyeOpening());
        double x = looks.eyeSpacing();
        Ellipse2D opening = new Ellipse2D.Double(x - halfWidth, EYE_LINE - halfHeight, 2 * halfWidth, 2 * halfHeight);
        fill(Math.min(250, looks.skin() + 70), opening);
        double iris = halfWidth * .55;
        double irisHeight = Math.min(iris, halfHeight);
        fill(looks.skin() * .15, new Ellipse2D.Double(x - iris, EYE_LINE - irisHeight, 2 * iris, 2 * irisHeight));
        lids(x, halfWidth, halfHeight);
        stroke(looks.skin() * .4, .06, new Arc2D.Double(opening.getBounds2D(), 10, 160, Arc2D.OPEN));
    }

    private void lids(double x, double halfWidth, double halfHeight) {
        double top = EYE_LINE - halfHeight - .03;
        double droop = 2 * halfHeight * expression.upperLid();
        Path2D upper = new Path2D.Double();
        upper.moveTo(x - halfWidth - .03, top);
        upper.lineTo(x + halfWidth + .03, top);
        upper.lineTo(x + halfWidth + .03, top + 1.4 * droop);
        upper.lineTo(x - halfWidth - .03, top + .6 * droop);
        upper.closePath();
        fill(looks.skin() * .93, upper);
        double cheek = 2 * halfHeight * expression.lowerLid();
        fill(
                looks.skin(),
                new Rectangle2D.Double(
                        x - halfWidth - .03, EYE_LINE + halfHeight - cheek, 2 * halfWidth + .06, cheek + .03));
    }

    private void brow() {
        double inner = looks.eyeSpacing() - looks.eyeSize() * 1.05;
        double outer = looks.eyeSpacing() + looks.eyeSize() * 1.25;
        double rest = EYE_LINE - looks.eyeSize() * .55 - .17;
        double innerY = rest - expression.browInner();
        double outerY = rest - expression.browOuter() + .03;
        double middleY = (innerY + outerY) / 2 - .06 - 2 * expression.browArch();
        double squeeze = Math.min(.08, .08 * expression.frownLines());
        stroke(
                looks.hair(),
                looks.browWeight(),
                new QuadCurve2D.Double(inner - squeeze, innerY, looks.eyeSpacing(), middleY, outer, outerY));
    }

    private void lines() {
        double frown = expression.frownLines();
        if (frown > .2) {
            stroke(shade(.35 * frown), .05, new Line2D.Double(.07, EYE_LINE - .28, .06, EYE_LINE - .08));
        }
        double nose = expression.noseLines();
        if (nose > .2) {
            stroke(shade(.3 * nose), .05, new Line2D.Double(.1, EYE_LINE + .12, .2, EYE_LINE + .2));
            stroke(shade(.35 * nose), .06, new QuadCurve2D.Double(.16, .2, .36, .28, .42, .56));
        }
    }

    private void nose() {
        double bottom = EYE_LINE + looks.noseLength() - .12 * Math.min(1, expression.noseLines()) + .1;
        stroke(shade(.2), .05, new QuadCurve2D.Double(-.04, EYE_LINE + .1, -.1, bottom - .1, -.12, bottom));
        stroke(shade(.4), .06, new QuadCurve2D.Double(-.13, bottom, 0, bottom + .07, .13, bottom));
    }

    private void mouth() {
        double half = looks.mouthHalf() * Math.exp(expression.mouthWidth());
        double corner = EYE_LINE + looks.mouthHeight() - expression.mouthCurve() / 2;
        double control = corner + 2 * expression.mouthCurve();
        double upper = control - .7 * expression.mouthOpen() - 2 * expression.upperLip();
        double lower = control + 1.6 * expression.mouthOpen();
        boolean open = expression.mouthOpen() > .05;
        Path2D lips = between(half, corner, upper, lower);
        if (open) {
            fill(looks.skin() * .12, lips);
        }
        if (open && expression.teeth() > .3) {
            double edge = upper + (lower - upper) * expression.teeth();
            fill(Math.min(250, looks.skin() + 80), between(half, corner, upper, edge));
        }
        stroke(looks.lips() * (open ? 1 : .75), .09, lips);
    }

    /** The area between two parabolas that meet at both corners of the mouth, given the heights of their control points. */
    private static Path2D between(double half, double corner, double upper, double lower) {
        Path2D area = new Path2D.Double();
        area.moveTo(-half, corner);
        area.quadTo(0, upper, half, corner);
        area.quadTo(0, lower, -half, corner);
        area.closePath();
        return area;
    }

    private void beard() {
        if (looks.beard()) {
            double length = looks.faceLength();
            Area beard = new Area(new Ellipse2D.Double(-.85, -length + .1, 1.7, 2 * length - .1));
            beard.subtract(
                    new Area(new Rectangle2D.Double(-1, -length, 2, length + EYE_LINE + looks.mouthHeight() - .2)));
            fill((looks.hair() + looks.skin()) / 2, beard);
        }
    }

    private void glasses() {
        if (looks.glasses()) {
            double radius = looks.eyeSize() * 1.45;
            stroke(
                    looks.skin() * .3,
                    .05,
                    new Ellipse2D.Double(
                            looks.eyeSpacing() - radius, EYE_LINE - radius * .8, 2 * radius, 1.6 * radius));
            stroke(looks.skin() * .3, .05, new Line2D.Double(0, EYE_LINE, looks.eyeSpacing() - radius, EYE_LINE));
        }
    }

    private double shade(double depth) {
        return looks.skin() * (1 - depth);
    }

    private void fill(double grey, Shape shape) {
        graphics.setColor(FacePainter.grey(grey));
        graphics.fill(shape);
    }

    private void stroke(double grey, double width, Shape shape) {
        graphics.setColor(FacePainter.grey(grey));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }
}
