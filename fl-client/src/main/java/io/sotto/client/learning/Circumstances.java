package io.sotto.client.learning;

/**
 * How things are.
 *
 * @param paused everything is, by its owner
 * @param faces to train on
 * @param roundsToday in which this device sent its update, whatever became of it
 */
public record Circumstances(boolean paused, int faces, int roundsToday, Reading idle, Reading power) {}
