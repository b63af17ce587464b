package io.sotto.model;

/**
 * The port behind which a network trains and predicts. An adapter owns native memory, so close it. Not thread-safe: one
 * model, one thread; parameters that go in or come out are copies.
 */
public interface EmotionModel extends AutoCloseable {
    /** The layout of this network's parameters. */
    ParameterLayout layout();

    /** The current parameters. */
    ParameterVector parameters();

    /**
     * Takes over parameters and forgets the optimiser's state (momentum, moments), as a client does each round. A running
     * variance below 0, which no training leaves, is taken for 0.
     *
     * @throws IllegalArgumentException if the layout is not this network's
     */
    void load(ParameterVector parameters);

    /** What the optimiser remembers of the steps since {@link #load}; fresh if there were none. */
    OptimiserState optimiserState();

    /**
     * Takes over parameters and what the optimiser remembered with them: training goes on to the same bits.
     *
     * @throws IllegalArgumentException if the layout is not this network's, or the state not of this engine's making
     */
    void restore(ParameterVector parameters, OptimiserState state);

    /** Pixels along each side of the images that it was made for; some networks take others, too. */
    default int inputSide() {
        return FaceImage.SIDE;
    }

    /**
     * Says how the steps from now on normalise: with running statistics, which stay as they are, or with those of the
     * batch, which running ones follow. The latter until this is called; networks without running statistics know no
     * difference.
     */
    default void freezeStatistics(boolean frozen) {}

    /**
     * One step of gradient descent on the batch's mean loss, the cross-entropy unless the model was made for another.
     *
     * @param batch 1 or more faces with targets
     * @param learningRate the step's size, 0 or more
     * @param seed decides which units dropout drops; the same seed, parameters and batch give the same step
     * @return the mean loss before the step, without any penalty on the weights
     */
    float step(FaceBatch batch, float learningRate, long seed);

    /**
     * Class probabilities in inference mode: dropout off, running statistics in use.
     *
     * @param batch 1 or more faces; targets are not looked at
     * @return {@code [size][7]}
     */
    float[] predict(FaceBatch batch);

    /** Gives native memory back; further calls fail. Closing again does nothing. */
    @Override
    void close();
}
