package io.sotto.model.engine;

import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.network.Network;

/**
 * Refuses what no model of a network can do, in the same words for every engine, before anything native is touched. For
 * one thread.
 */
public final class ModelGuard {
    private final Network network;
    private final ParameterLayout layout;
    private boolean open = true;

    public ModelGuard(Network network) {
        this.network = network;
        this.layout = network.layout();
    }

    /** The layout of the network's parameters. */
    public ParameterLayout layout() {
        return layout;
    }

    /** @throws IllegalStateException once the model is closed */
    public void requireOpen() {
        if (!open) {
            throw new IllegalStateException("model of %s is closed".formatted(network.name()));
        }
    }

    /**
     * @throws IllegalStateException once the model is closed
     * @throws IllegalArgumentException if the parameters are another network's
     */
    public void requireOwn(ParameterVector vector) {
        requireOpen();
        if (!vector.layout().equals(layout)) {
            throw new IllegalArgumentException(
                    "parameters of %s: expected those of %s, %s".formatted(vector.layout(), network.name(), layout));
        }
    }

    /**
     * @throws IllegalStateException once the model is closed
     * @throws IllegalArgumentException if the batch is empty or its images are of a side that the network does not take
     */
    public void requireFits(FaceBatch batch) {
        requireOpen();
        if (batch.size() == 0) {
            throw new IllegalArgumentException("batch of 0 faces: expected 1 or more");
        }
        if (batch.side() != network.side() && !network.takesAnySide()) {
            throw new IllegalArgumentException(
                    "images of side %d: expected %d for %s".formatted(batch.side(), network.side(), network.name()));
        }
    }

    /**
     * As {@link #requireFits(FaceBatch)}, for a step.
     *
     * @throws IllegalArgumentException likewise, or if the learning rate is negative or not a number
     */
    public void requireFits(FaceBatch batch, float learningRate) {
        requireFits(batch);
        if (!(learningRate >= 0)) {
            throw new IllegalArgumentException("learning rate %s: expected 0 or more".formatted(learningRate));
        }
    }

    /** Says that the model is closed; false if it was already. */
    public boolean close() {
        boolean first = open;
        open = false;
        return first;
    }
}
