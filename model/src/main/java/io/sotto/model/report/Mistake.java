package io.sotto.model.report;

import io.sotto.model.Emotion;

/**
 * A face whose class was not found.
 *
 * @param row among all faces of the source, 0 the first after a CSV's header
 * @param confidence the model's probability for the wrong class, at its temperature
 */
public record Mistake(int row, Emotion label, Emotion predicted, double confidence) {}
