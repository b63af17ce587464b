package io.sotto.model.data;

import io.sotto.model.FaceImage;
import java.util.random.RandomGenerator;

/**
 * What light and camera do to a picture.
 *
 * @param slopeX change of brightness from the left edge to the right one, as a share
 * @param slopeY the same from top to bottom
 * @param gain factor on every pixel's distance from mid-grey: contrast
 * @param offset added to every pixel: brightness
 * @param noise standard deviation of the camera's noise, in greys
 */
record Light(double slopeX, double slopeY, double gain, double offset, double noise) {
    private static final double MID_GREY = 128;

    static Light random(RandomGenerator random) {
        return new Light(
                Draw.uniform(random, -.7, .7),
                Draw.uniform(random, -.5, .5),
                Draw.uniform(random, .6, 1.15),
                Draw.uniform(random, -30, 30),
                Draw.uniform(random, 2, 12));
    }

    /** The picture in this light. */
    byte[] shine(byte[] pixels, RandomGenerator random) {
        byte[] lit = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            double x = (double) (i % FaceImage.SIDE) / FaceImage.SIDE - .5;
            double y = (double) (i / FaceImage.SIDE) / FaceImage.SIDE - .5;
            double grey = Byte.toUnsignedInt(pixels[i]) * (1 + slopeX * x + slopeY * y);
            grey = MID_GREY + gain * (grey - MID_GREY) + offset + noise * unitNoise(random);
            lit[i] = (byte) Math.max(0, Math.min(255, Math.round(grey)));
        }
        return lit;
    }

    /** Mean 0 and deviation 1 from one number: the sum of two even ones, which is bell-shaped enough for a camera. */
    private static double unitNoise(RandomGenerator random) {
        long bits = random.nextLong();
        double sum = (bits >>> 32) + (bits & 0xffff_ffffL);
        return (sum * 0x1p-32 - 1) * Math.sqrt(6);
    }
}
