package io.sotto.model.data;

import java.awt.geom.AffineTransform;
import java.util.random.RandomGenerator;

/**
 * How the head is held before the camera.
 *
 * @param halfWidth half the face's width in pixels
 * @param shiftX how far the face's middle lies right of the picture's, in pixels
 * @param shiftY how far it lies below
 * @param roll how far the head is tilted, in radians
 * @param yaw how far the features lie from the middle of the face, in shares of its half-width: a turned head
 * @param pitch the same upwards and downwards: a nodding head
 */
record Pose(double halfWidth, double shiftX, double shiftY, double roll, double yaw, double pitch) {
    static Pose random(RandomGenerator random) {
        return new Pose(
                Draw.uniform(random, 14, 19),
                Draw.uniform(random, -4, 4),
                Draw.uniform(random, -3.5, 3.5),
                Draw.around(random, 0, Math.toRadians(8)),
                Draw.around(random, 0, .08),
                Draw.around(random, 0, .05));
    }

    /** From the face's own lengths, origin between its middle, y downwards, to pixels of a picture with the given side. */
    AffineTransform toPixels(int side) {
        AffineTransform transform = AffineTransform.getTranslateInstance(side / 2.0 + shiftX, side / 2.0 + shiftY);
        transform.rotate(roll);
        transform.scale(halfWidth, halfWidth);
        return transform;
    }
}
