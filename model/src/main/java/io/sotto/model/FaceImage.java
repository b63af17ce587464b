package io.sotto.model;

import java.util.Arrays;

/**
 * A face as the network sees it: 48x48 grey pixels, row by row, 0 black to 255 white. Immutable; safe to share between
 * threads.
 */
public final class FaceImage {
    /** Pixels along each side. */
    public static final int SIDE = 48;

    /** Pixels in all. */
    public static final int PIXELS = SIDE * SIDE;

    private final byte[] pixels;

    private FaceImage(byte[] pixels) {
        this.pixels = pixels;
    }

    /**
     * @param pixels {@value #PIXELS} unsigned bytes, row by row; copied
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static FaceImage of(byte[] pixels) {
        if (pixels.length != PIXELS) {
            throw new IllegalArgumentException("%d pixels: expected %d".formatted(pixels.length, PIXELS));
        }
        return new FaceImage(pixels.clone());
    }

    /** The pixel at a position of the row-by-row order, 0 to 255. */
    public int pixel(int index) {
        return Byte.toUnsignedInt(pixels[index]);
    }

    /** The face seen in a mirror: each row reversed. */
    public FaceImage mirrored() {
        byte[] mirror = new byte[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            int row = i / SIDE;
            mirror[i] = pixels[row * SIDE + SIDE - 1 - i % SIDE];
        }
        return new FaceImage(mirror);
    }

    /** A copy of the pixels, unsigned, row by row. */
    public byte[] toBytes() {
        return pixels.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FaceImage image && Arrays.equals(pixels, image.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    /** Says that it is a face, and nothing about which. */
    @Override
    public String toString() {
        return "FaceImage[48x48]";
    }
}
