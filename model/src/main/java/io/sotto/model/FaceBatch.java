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

    /** Adds a face without a target, all zeros; one that is smaller or larger than the batch's images is scaled. */
    public FaceBatch add(FaceImage image) {
        requireRoom();
        int offset = size * side * side;
        if (image.side() == side) {
            for (int i = 0; i < side * side; i++) {
                pixels[offset + i] = standardise(image.pixel(i));
            }
        } else {
            scale(image, offset);
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
        requireRoom();
        size++;
        target(label, smoothing);
        return (size - 1) * side * side;
    }

    /**
     * Replaces what the batch holds by some faces of another one, with their targets.
     *
     * @param source of the same side
     */
    public FaceBatch take(FaceBatch source, int from, int to) {
        if (source.side != side || to - from > capacity()) {
            throw new IllegalArgumentException("%d faces of side %d: expected at most %d of side %d"
                    .formatted(to - from, source.side, capacity(), side));
        }
        size = to - from;
        int each = side * side;
        System.arraycopy(source.pixels, from * each, pixels, 0, size * each);
        System.arraycopy(source.targets, from * Emotion.COUNT, targets, 0, size * Emotion.COUNT);
        return this;
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

    /** Bilinear, with the middles of both images in the same place, as an augmentation that varies nothing. */
    private void scale(FaceImage image, int offset) {
        float step = (float) image.side() / side;
        float first = (image.side() - 1 - step * (side - 1)) / 2;
        for (int i = 0; i < side * side; i++) {
            pixels[offset + i] = standardise(image.interpolated(first + step * (i % side), first + step * (i / side)));
        }
    }

    private void requireRoom() {
        if (size == capacity()) {
            throw new IllegalStateException("batch is full at %d".formatted(size));
        }
    }
}
