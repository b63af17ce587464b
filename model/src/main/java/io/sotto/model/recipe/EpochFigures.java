package io.sotto.model.recipe;

/**
 * What one epoch gave.
 *
 * @param epoch 1 the first
 * @param side pixels along each side of its training images
 * @param learningRate in its middle
 * @param trainingLoss mean cross-entropy over its varied faces, with smoothed labels
 * @param loss mean cross-entropy of the averaged weights on PublicTest
 * @param accuracy of the averaged weights on PublicTest, 0 to 1
 * @param macroF1 likewise
 * @param seconds of training, without the evaluation
 */
public record EpochFigures(
        int epoch,
        int side,
        double learningRate,
        double trainingLoss,
        double loss,
        double accuracy,
        double macroF1,
        double seconds) {}
