package io.sotto.model.train;

/**
 * How a model learns from a batch.
 *
 * @param frozenLayers how many convolutions and dense layers, from the first, keep their parameters: with what normalises
 *     their output, whose running statistics are used and kept as well; fewer than the network has
 */
public record Learning(Optimiser optimiser, Loss loss, int frozenLayers) {
    public Learning {
        if (frozenLayers < 0) {
            throw new IllegalArgumentException("frozen layers %d: expected 0 or more".formatted(frozenLayers));
        }
    }

    /** Cross-entropy, every layer. */
    public static Learning by(Optimiser optimiser) {
        return new Learning(optimiser, Loss.CROSS_ENTROPY, 0);
    }
}
