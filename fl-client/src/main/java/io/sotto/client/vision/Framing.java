package io.sotto.client.vision;

import io.sotto.model.image.Box;

/**
 * Turns a finder's rectangle into a square that shows as much around a face as FER2013's images do.
 *
 * @param enlargement side of the square over the longer side of the rectangle, above 0
 */
record Framing(double enlargement) {
    /** The square with the rectangle's centre. */
    Box around(double x, double y, double width, double height) {
        double side = enlargement * Math.max(width, height);
        return new Box(
                (int) Math.round(x + (width - side) / 2),
                (int) Math.round(y + (height - side) / 2),
                (int) Math.max(1, Math.round(side)),
                (int) Math.max(1, Math.round(side)));
    }
}
