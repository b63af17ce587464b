package io.sotto.model.dl4j;

/** The activations or gradients of a batch, {@code [batch][channels][positions]}, to be visited image by image. */
interface Images {
    /** How many images there are. */
    int count();

    /** Elements of one image. */
    int length();

    /** Copies one image to the start of {@code target}. */
    void read(int image, float[] target);

    /** Overwrites one image with the start of {@code source}. */
    void write(int image, float[] source);
}
