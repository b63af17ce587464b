package io.sotto.simulation.engine;

import io.sotto.model.ParameterVector;

/**
 * What a client learned in one round: the difference that its training made, and how much it weighs. Its norm is computed
 * once, by whoever makes it, so that the machine need not look at every element. Immutable.
 */
public final class ClientUpdate {
    /** The most faces that one client may claim. */
    public static final long MAX_FACES = 10_000_000;

    private final ParameterVector difference;
    private final long faceCount;
    private final double meanLoss;
    private final double norm;

    /**
     * @param difference the trained parameters minus the global ones
     * @param faceCount on how many faces the client trained, 1 to {@value #MAX_FACES}: its weight in the average
     * @param meanLoss mean cross-entropy over its last pass
     */
    public ClientUpdate(ParameterVector difference, long faceCount, double meanLoss) {
        if (faceCount < 1 || faceCount > MAX_FACES) {
            throw new IllegalArgumentException("%d faces: expected 1 to %d".formatted(faceCount, MAX_FACES));
        }
        this.difference = difference;
        this.faceCount = faceCount;
        this.meanLoss = meanLoss;
        this.norm = difference.norm();
    }

    public ParameterVector difference() {
        return difference;
    }

    public long faceCount() {
        return faceCount;
    }

    public double meanLoss() {
        return meanLoss;
    }

    /** Euclidean norm; NaN or infinite if an element is. */
    public double norm() {
        return norm;
    }

    @Override
    public String toString() {
        return "ClientUpdate[%d elements, %d faces]".formatted(difference.length(), faceCount);
    }
}
