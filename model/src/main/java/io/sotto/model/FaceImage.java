package io.sotto.model;

import java.util.Arrays;

/**
 * A face as the network sees it: a square of grey pixels, row by row, 0 black to 255 white; 48x48 unless a network is made
 * for larger images. Immutable; safe to share between threads.
 */
public final class FaceImage {
    /** Pixels along each side of FER2013's faces. */
    public static final int SIDE = 48;

    /** Pixels of such a face. */
    public static final int PIXELS = SIDE * SIDE;

    private final int side;
    private final byte[] pixels;

    private FaceImage(int side, byte[] pixels) {
        this.side = side;
        this.pixels = pixels;
    }

    /**
     * @param pixels {@value #PIXELS} unsigned bytes, row by row; copied
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static FaceImage of(byte[] pixels) {
        return of(SIDE, pixels);
    }

    /**
     * @param side pixels along each side, at least 2
     * @param pixels unsigned bytes, row by row; copied
     * @throws IllegalArgumentException if there are not {@code side * side}
     */
    public static FaceImage of(int side, byte[] pixels) {
        if (side < 2 || pixels.length != (long) side * side) {
            throw new IllegalArgumentException("%d pixels: expected %d".formatted(pixels.length, (long) side * side));
        }
        return new FaceImage(side, pixels.clone());
    }

    /** Pixels along each side. */
    public int side() {
        return side;
    }

    /** The pixel at a position of the row-by-row order, 0 to 255. */
    public int pixel(int index) {
        return Byte.toUnsignedInt(pixels[index]);
    }

    /** The brightness at a point, 0 the middle of the first pixel of a row or column; outside, the border goes on. */
    public float interpolated(float x, float y) {
        int last = side - 1;
        float insideX = Math.max(0, Math.min(last, x));
        float insideY = Math.max(0, Math.min(last, y));
        int left = Math.min((int) insideX, last - 1);
        int top = Math.min((int) insideY, last - 1);
        float right = insideX - left;
        float down = insideY - top;
        int corner = top * side + left;
        float above = pixel(corner) * (1 - right) + pixel(corner + 1) * right;
        float below = pixel(corner + side) * (1 - right) + pixel(corner + side + 1) * right;
        return above * (1 - down) + below * down;
    }

    /** The face seen in a mirror: each row reversed. */
    public FaceImage mirrored() {
        byte[] mirror = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / side;
            mirror[i] = pixels[row * side + side - 1 - i % side];
        }
        return new FaceImage(side, mirror);
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
        return "FaceImage[%dx%d]".formatted(side, side);
    }
}
