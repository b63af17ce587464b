package io.sotto.model.image;

/**
 * A rectangle in a picture, in pixels from its top left corner. It may reach over the picture's edge.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("box of %dx%d: expected at least 1x1".formatted(width, height));
        }
    }

    long pixels() {
        return (long) width * height;
    }

    boolean overlaps(GreyPicture picture) {
        return x < picture.width() && y < picture.height() && (long) x + width > 0 && (long) y + height > 0;
    }
}
