package io.sotto.model.network;

/** One layer of a feed-forward network. Activations are {@code [batch, channels, height, width]}. */
public sealed interface Layer {
    /**
     * A convolution with stride 1.
     *
     * @param kernels output channels
     * @param kernelSide height and width of a kernel, odd
     * @param padded whether zeros around the input keep its height and width
     * @param biased whether each kernel adds a bias; useless right before a normalisation
     */
    record Convolution(int kernels, int kernelSide, boolean padded, boolean biased) implements Layer {}

    /**
     * Normalisation with a learned scale and shift for each channel.
     *
     * @param kind {@link Normalisation#BATCH} or {@link Normalisation#GROUP}
     */
    record Normalise(Normalisation kind) implements Layer {
        public Normalise {
            if (kind == Normalisation.NONE) {
                throw new IllegalArgumentException("a normalising layer needs a kind: expected BATCH or GROUP");
            }
        }
    }

    /** max(x, 0). */
    record Relu() implements Layer {}

    /** 2x2 maxima, stride 2; an odd last row or column is dropped. */
    record MaxPool() implements Layer {}

    /** The mean of each channel: {@code [batch, channels, 1, 1]}, whatever the height and width. */
    record GlobalAveragePool() implements Layer {}

    /**
     * Drops units while training and scales the others up, so that inference needs no change.
     *
     * @param rate the share that is dropped, 0 to 1, 1 excluded
     */
    record Dropout(double rate) implements Layer {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("dropout rate %s: expected 0 to 1, 1 excluded".formatted(rate));
            }
        }
    }

    /**
     * A fully connected layer over all units, flattened channel by channel; it has a bias.
     *
     * @param units how many outputs
     */
    record Dense(int units) implements Layer {}
}
