package io.sotto.model;

import java.util.Arrays;

/**
 * What an optimiser remembers between steps (velocities, moments, a step count) as plain numbers, in an order of the
 * engine's own. Immutable. Only the engine that gave it, with the same network and optimiser, can take it back.
 */
public final class OptimiserState {
    private static final OptimiserState FRESH = new OptimiserState(new float[0]);

    private final float[] values;

    private OptimiserState(float[] values) {
        this.values = values;
    }

    /** The state before the first step. */
    public static OptimiserState fresh() {
        return FRESH;
    }

    /** @param values copied */
    public static OptimiserState of(float[] values) {
        return new OptimiserState(values.clone());
    }

    /** Whether this is the state before the first step. */
    public boolean isFresh() {
        return values.length == 0;
    }

    /** A copy of the numbers. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OptimiserState state && Arrays.equals(values, state.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "OptimiserState[%d numbers]".formatted(values.length);
    }
}
