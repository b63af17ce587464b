package io.sotto.client.live;

import io.sotto.model.FaceImage;
import io.sotto.model.image.GreyPicture;

/**
 * How much there is to see.
 *
 * @param mean brightness, 0 black to 255 white
 * @param contrast standard deviation of the pixels, 0 to 127.5
 */
public record Light(double mean, double contrast) {
    /** FER2013's faces have a mean of 129 and a deviation of 65; below these a network guesses. */
    private static final double DARK = 40;

    private static final double FLAT = 12;

    /** Enough pixels of a picture to know its light. */
    private static final int SAMPLES_A_SIDE = 64;

    /** The light on a face. */
    public static Light of(FaceImage face) {
        Sum sum = new Sum();
        for (int i = 0; i < FaceImage.PIXELS; i++) {
            sum.add(face.pixel(i));
        }
        return sum.light();
    }

    /** The light in a picture, by some thousand pixels of it. */
    public static Light of(GreyPicture picture) {
        Sum sum = new Sum();
        int across = Math.max(1, picture.width() / SAMPLES_A_SIDE);
        int down = Math.max(1, picture.height() / SAMPLES_A_SIDE);
        for (int y = 0; y < picture.height(); y += down) {
            for (int x = 0; x < picture.width(); x += across) {
                sum.add(picture.pixel(x, y));
            }
        }
        return sum.light();
    }

    /** Too dark, or too flat, to read a face by. */
    public boolean isLow() {
        return mean < DARK || contrast < FLAT;
    }

    private static final class Sum {
        private long count;
        private long sum;
        private long squares;

        void add(int pixel) {
            count++;
            sum += pixel;
            squares += (long) pixel * pixel;
        }

        Light light() {
            double mean = (double) sum / count;
            return new Light(mean, Math.sqrt(Math.max(0, (double) squares / count - mean * mean)));
        }
    }
}
