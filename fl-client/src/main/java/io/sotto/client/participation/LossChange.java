package io.sotto.client.participation;

/**
 * Mean cross-entropy on the same faces, before and after local training.
 *
 * @param faces over how many faces the means go
 */
public record LossChange(double before, double after, int faces) {}
