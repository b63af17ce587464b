package io.sotto.model.image;

/** A grey picture of any size: 8 bits a pixel, row by row, 0 black to 255 white. Immutable. */
public final class GreyPicture {
    private final int width;
    private final int height;
    private final byte[] pixels;

    private GreyPicture(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1 || pixels.length != (long) width * height) {
            throw new IllegalArgumentException("%d pixels for %dx%d: expected one for each position of at least 1x1"
                    .formatted(pixels.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** @param pixels {@code [height][width]}, unsigned; copied */
    public static GreyPicture of(int width, int height, byte[] pixels) {
        return new GreyPicture(width, height, pixels.clone());
    }

    /** Takes over an array that nobody else keeps. */
    static GreyPicture owning(int width, int height, byte[] pixels) {
        return new GreyPicture(width, height, pixels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixel in a column and a row, 0 to 255. */
    public int pixel(int x, int y) {
        return Byte.toUnsignedInt(pixels[y * width + x]);
    }

    /** A copy of the pixels, {@code [height][width]}, unsigned. */
    public byte[] toBytes() {
        return pixels.clone();
    }

    /** The pixels themselves, for this package, which does not change them. */
    byte[] pixels() {
        return pixels;
    }

    /** Says how large it is, and nothing of what it shows. */
    @Override
    public String toString() {
        return "GreyPicture[%dx%d]".formatted(width, height);
    }
}
