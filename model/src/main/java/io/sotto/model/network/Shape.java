package io.sotto.model.network;

/** The shape of one image's activations between two layers. */
public record Shape(int channels, int height, int width) {
    /** Units in all. */
    public int units() {
        return channels * height * width;
    }

    Shape after(Layer layer) {
        if (layer instanceof Layer.Convolution convolution) {
            int shrink = convolution.padded() ? 0 : convolution.kernelSide() - 1;
            return new Shape(convolution.kernels(), height - shrink, width - shrink);
        } else if (layer instanceof Layer.MaxPool) {
            return new Shape(channels, height / 2, width / 2);
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return new Shape(channels, 1, 1);
        } else if (layer instanceof Layer.Dense dense) {
            return new Shape(dense.units(), 1, 1);
        }
        return this;
    }
}
