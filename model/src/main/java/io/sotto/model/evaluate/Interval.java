package io.sotto.model.evaluate;

/** A range that holds a figure with 95 % confidence. */
public record Interval(double low, double high) {}
