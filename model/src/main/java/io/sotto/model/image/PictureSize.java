package io.sotto.model.image;

/** What a picture file's header says of its size, in pixels, before anything is decoded; each side 0 or more. */
record PictureSize(long width, long height) {
    long pixels() {
        return width * height;
    }
}
