package io.sotto.model.image;

/** What a picture file's header says of its size, in pixels, before anything is decoded; each side 0 or more. */
record PictureSize(long width, long height) {
    /** Whether there is at least one pixel and at most so many; unsigned sides of 32 bits do not overflow it. */
    boolean hasPixels(long most) {
        return width >= 1 && height >= 1 && width <= most / height;
    }
}
