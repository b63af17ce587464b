package io.sotto.model.onednn;

import io.sotto.model.network.Network;
import io.sotto.model.train.Loss;

/**
 * What a program is compiled for.
 *
 * @param training whether it steps or predicts
 * @param batch images in a run, 1 or more
 * @param side height and width of an image
 * @param loss of a training program
 * @param fixedStatistics how many layers, from the first, normalise by running statistics even in training
 */
record ProgramKey(
        Network network, boolean training, ComputeType type, int batch, int side, Loss loss, int fixedStatistics) {
    /** With plain cross-entropy, and statistics of the batch. */
    ProgramKey(Network network, boolean training, ComputeType type, int batch, int side) {
        this(network, training, type, batch, side, Loss.CROSS_ENTROPY, 0);
    }
}
