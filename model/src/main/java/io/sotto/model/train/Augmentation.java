package io.sotto.model.train;

import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Random variations of a training face, and the change of its size that goes with them: one pass of bilinear sampling
 * along a random similarity, then contrast, brightness and standardisation, then a rectangle is erased. Outside the image
 * its border goes on.
 *
 * @param rotationDegrees largest rotation either way, 0 to 45
 * @param scaling largest relative change of size either way, 0 to 0.5
 * @param shift largest shift along each axis as a share of the side, 0 to 0.5
 * @param brightness largest relative change of brightness either way, 0 to 0.9
 * @param contrast largest relative change of contrast either way, 0 to 0.9
 * @param mirrorProbability 0 to 1
 * @param eraseProbability how often a rectangle of 2 to 20 % of the area becomes mean grey (Zhong et al. 2020), 0 to 1
 */
public record Augmentation(
        double rotationDegrees,
        double scaling,
        double shift,
        double brightness,
        double contrast,
        double mirrorProbability,
        double eraseProbability) {
    public Augmentation {
        require("rotation in degrees", rotationDegrees, 45);
        require("scaling", scaling, 0.5);
        require("shift", shift, 0.5);
        require("brightness", brightness, 0.9);
        require("contrast", contrast, 0.9);
        require("mirror probability", mirrorProbability, 1);
        require("erase probability", eraseProbability, 1);
    }

    /** Changes nothing but the size. */
    public static Augmentation none() {
        return new Augmentation(0, 0, 0, 0, 0, 0, 0);
    }

    /** Writes a variation of the face, standardised, as {@code side x side} floats from {@code offset} on. */
    public void write(FaceImage image, int side, float[] target, int offset, RandomGenerator random) {
        sample(image, side, target, offset, random);
        adjustLight(target, offset, side * side, random);
        if (random.nextDouble() < eraseProbability) {
            erase(side, target, offset, random);
        }
    }

    private void sample(FaceImage image, int side, float[] target, int offset, RandomGenerator random) {
        double angle = Math.toRadians(between(-rotationDegrees, rotationDegrees, random));
        double step = image.side() / (side * between(1 - scaling, 1 + scaling, random));
        double mirror = random.nextDouble() < mirrorProbability ? -1 : 1;
        float xPerColumn = (float) (mirror * step * Math.cos(angle));
        float yPerColumn = (float) (step * Math.sin(angle));
        float xPerRow = (float) (-mirror * step * Math.sin(angle));
        float yPerRow = (float) (step * Math.cos(angle));
        float middle = (side - 1) / 2f;
        float x0 = centre(image, random) - middle * (xPerColumn + xPerRow);
        float y0 = centre(image, random) - middle * (yPerColumn + yPerRow);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                target[offset + row * side + column] = image.interpolated(
                        x0 + row * xPerRow + column * xPerColumn, y0 + row * yPerRow + column * yPerColumn);
            }
        }
    }

    private float centre(FaceImage image, RandomGenerator random) {
        return (float) ((image.side() - 1) / 2.0 + image.side() * between(-shift, shift, random));
    }

    private void adjustLight(float[] target, int offset, int length, RandomGenerator random) {
        float gain = (float) between(1 - brightness, 1 + brightness, random);
        float spread = (float) between(1 - contrast, 1 + contrast, random);
        float sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += target[i];
        }
        float mean = gain * sum / length;
        for (int i = offset; i < offset + length; i++) {
            float lit = mean + spread * (gain * target[i] - mean);
            target[i] = FaceBatch.standardise(Math.max(0, Math.min(255, lit)));
        }
    }

    private static void erase(int side, float[] target, int offset, RandomGenerator random) {
        double area = between(0.02, 0.2, random) * side * side;
        double aspect = Math.exp(between(-1, 1, random));
        int height = Math.max(1, Math.min(side, (int) Math.round(Math.sqrt(area * aspect))));
        int width = Math.max(1, Math.min(side, (int) Math.round(Math.sqrt(area / aspect))));
        int top = random.nextInt(side - height + 1);
        int left = random.nextInt(side - width + 1);
        for (int row = top; row < top + height; row++) {
            int from = offset + row * side + left;
            Arrays.fill(target, from, from + width, 0f);
        }
    }

    private static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }

    private static void require(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException("%s %s: expected 0 to %s".formatted(name, value, most));
        }
    }
}
