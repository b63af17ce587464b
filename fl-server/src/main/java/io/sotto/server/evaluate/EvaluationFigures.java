package io.sotto.server.evaluate;

/**
 * How good a model is.
 *
 * @param faces on how many faces it was asked
 * @param accuracy share of right answers, 0 to 1
 * @param macroF1 mean F1 over the classes, 0 to 1
 * @param loss mean cross-entropy, in nats
 */
public record EvaluationFigures(long faces, double accuracy, double macroF1, double loss) {}
