package io.sotto.model.train;

/**
 * What one local training did.
 *
 * @param faces how many faces it trained on, each {@code epochs} times
 * @param steps how many gradient steps it took
 * @param meanLoss mean cross-entropy over the last pass
 */
public record TrainingReport(int faces, int steps, double meanLoss) {}
