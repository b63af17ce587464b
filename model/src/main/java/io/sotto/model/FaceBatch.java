package io.sotto.model;

import java.util.Arrays;

/**
 * A reusable buffer of network input: standardised pixels {@code [size][side][side]} and target probabilities
 * {@code [size][7]}. Not thread-safe. The arrays are handed out as they are, since copying them would cost more than
 * filling them; only positions below {@link #size()} mean anything.
 */
public final class FaceBatch {
    /** FER2013's mean pixel. */
    public static final float PIXEL_MEAN = 129.4f;

    /** FER2013's standard deviation of pixels. */
    public static final float PIXEL_DEVIATION = 65.1f;

    private final int side;
    private final float[] pixels;
    private final float[] targets;
    private int size;

    /**
     * @param capacity the most faces it can hold, at least 1
     * @param side pixels along each side of its images, at least 8
     */
    public FaceBatch(int capacity, int side) {
        if (capacity < 1 || side < 8) {
            throw new IllegalArgumentException(
                    "capacity %d, side %d: expected at least 1 and 8".formatted(capacity, side));
        }
        this.side = side;
        this.pixels = new float[Math.multiplyExact(capacity, side * side)];
        this.targets = new float[capacity * Emotion.COUNT];
    }

    public int size() {
        return size;
    }

    public int side() {
        return side;
    }

    public int capacity() {
        return targets.length / Emotion.COUNT;
    }

    /** Standardised pixels, {@code [size][side][side]}. */
    public float[] pixels() {
        return pixels;
    }

    /** Target probabilities, {@code [size][7]}. */
    public float[] targets() {
        return targets;
    }

    public FaceBatch clear() {
        size = 0;
        return this;
    }

    /** Adds a face without a target, all zeros; the batch must be 48 pixels wide. */
    public FaceBatch add(FaceImage image) {
        requireRoom(FaceImage.SIDE);
        int offset = size * FaceImage.PIXELS;
        for (int i = 0; i < FaceImage.PIXELS; i++) {
            pixels[offset + i] = standardise(image.pixel(i));
        }
        Arrays.fill(targets, size * Emotion.COUNT, (size + 1) * Emotion.COUNT, 0);
        size++;
        return this;
    }

    /**
     * Adds a face with its label.
     *
     * @param smoothing share of the target spread evenly over all classes, 0 to 1 (Szegedy et al. 2016)
     */
    public FaceBatch add(FaceImage image, Emotion label, float smoothing) {
        add(image);
        target(label, smoothing);
        return this;
    }

    /**
     * Takes the next place for a face whose pixels the caller writes, standardised, as an augmentation does.
     *
     * @return where in {@link #pixels()} the face begins
     */
    public int claim(Emotion label, float smoothing) {
        requireRoom(side);
        size++;
        target(label, smoothing);
        return (size - 1) * side * side;
    }

    /** Standardises one pixel value, 0 to 255: the only place where that happens. */
    public static float standardise(float pixel) {
        return (pixel - PIXEL_MEAN) / PIXEL_DEVIATION;
    }

    private void target(Emotion label, float smoothing) {
        int row = (size - 1) * Emotion.COUNT;
        Arrays.fill(targets, row, row + Emotion.COUNT, smoothing / Emotion.COUNT);
        targets[row + label.label()] += 1 - smoothing;
    }

    private void requireRoom(int imageSide) {
        if (imageSide != side) {
            throw new IllegalArgumentException("image of side %d: expected %d".formatted(imageSide, side));
        }
        if (size == capacity()) {
            throw new IllegalStateException("batch is full at %d".formatted(size));
        }
    }
}
