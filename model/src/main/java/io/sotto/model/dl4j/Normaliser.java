package io.sotto.model.dl4j;

import io.sotto.model.network.Normalisation;

/**
 * Normalisation and the ReLU after it in as few passes over the batch as there can be: Deeplearning4j's own take more
 * than ten, and most of the time of a network with batch normalisation (docs/decisions/0001). Works on one image at a
 * time, which stays in the CPU's cache. Belongs to one layer: the backward pass uses what the forward pass found.
 *
 * <p>Parameters and their gradient are in the layout's order: scale, shift and, for batch normalisation, running mean and
 * variance, each {@code [channels]}.
 */
abstract sealed class Normaliser permits BatchNormaliser, GroupNormaliser {
    final int channels;

    /** What activations are cut off at: 0 for a ReLU, minus infinity for none. */
    final float floor;

    /** The image at hand, and the gradient that belongs to it. */
    float[] pixels = new float[0];

    float[] gradients = new float[0];

    /** Whether training uses running statistics and leaves them as they are. */
    private boolean statisticsFixed;

    Normaliser(int channels, boolean relu) {
        this.channels = channels;
        this.floor = relu ? 0 : Float.NEGATIVE_INFINITY;
    }

    static Normaliser of(Normalisation kind, int channels, boolean relu) {
        return kind == Normalisation.BATCH ? new BatchNormaliser(channels, relu) : new GroupNormaliser(channels, relu);
    }

    /** How many parameters it has. */
    static int parameterCount(Normalisation kind, int channels) {
        return (kind == Normalisation.BATCH ? 4 : 2) * channels;
    }

    /** Says by what training normalises from now on, where there are running statistics. */
    final void fixStatistics(boolean fixed) {
        statisticsFixed = fixed;
    }

    final boolean statisticsFixed() {
        return statisticsFixed;
    }

    /** Normalises by the statistics of these images, or by running ones if they are fixed. */
    abstract void train(Images input, Images output, float[] parameters);

    /** Normalises as at inference. */
    abstract void infer(Images input, Images output, float[] parameters);

    /**
     * The way back of the last {@link #train}.
     *
     * @param input the same as there
     * @param outputGradient of the loss, summed over the batch
     * @param inputGradient is written
     * @param gradient is written; for running statistics, what to subtract from them
     */
    abstract void backward(
            Images input, Images outputGradient, Images inputGradient, float[] parameters, float[] gradient);

    /** Makes room for one image and says how many positions a channel has. */
    final int positions(Images images) {
        if (pixels.length < images.length()) {
            pixels = new float[images.length()];
            gradients = new float[images.length()];
        }
        return images.length() / channels;
    }

    static double inverseDeviation(double variance) {
        return 1 / Math.sqrt(Math.max(variance, 0) + Normalisation.EPSILON);
    }
}
