package io.sotto.model.network;

import java.util.Locale;

/** How activations are normalised after a convolution. */
public enum Normalisation {
    /** Not at all; convolutions have biases instead. */
    NONE,
    /** Over the batch (Ioffe and Szegedy 2015), with running mean and variance for inference. */
    BATCH,
    /** Over 8 groups of channels of one image (Wu and He 2018); nothing depends on the batch. */
    GROUP;

    /** How many groups {@link #GROUP} divides the channels into. */
    public static final int GROUPS = 8;

    /** Added to a variance before its root is taken. */
    public static final double EPSILON = 1e-5;

    /**
     * What a running statistic keeps of its old value in each training step; the rest comes from the batch's mean and from
     * its biased variance, the one that the batch is normalised by.
     */
    public static final double RUNNING_DECAY = 0.9;

    /** The lower-case name, as options and files use it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
