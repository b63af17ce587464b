package io.sotto.model.onednn;

import io.sotto.model.network.Network;

/**
 * What a program is compiled for.
 *
 * @param training whether it steps or predicts
 * @param batch images in a run, 1 or more
 * @param side height and width of an image
 */
record ProgramKey(Network network, boolean training, ComputeType type, int batch, int side) {}
