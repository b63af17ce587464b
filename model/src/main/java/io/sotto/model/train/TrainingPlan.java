package io.sotto.model.train;

/**
 * What a client is asked to do with its faces in one round.
 *
 * @param epochs passes over all its faces, 1 to 100
 * @param batchSize faces a step, 1 to 1024; the last batch of a pass may be smaller
 * @param learningRate above 0, at most 10
 * @param labelSmoothing 0 to 1, 1 excluded
 * @param mirror whether each face is mirrored with probability one half
 * @param frozenStatistics whether batch normalisation uses its running statistics and keeps them as they are
 */
public record TrainingPlan(
        int epochs,
        int batchSize,
        double learningRate,
        double labelSmoothing,
        boolean mirror,
        Optimiser optimiser,
        boolean frozenStatistics) {
    public TrainingPlan {
        require(epochs >= 1 && epochs <= 100, "epochs", epochs, "1 to 100");
        require(batchSize >= 1 && batchSize <= 1024, "batch size", batchSize, "1 to 1024");
        require(learningRate > 0 && learningRate <= 10, "learning rate", learningRate, "above 0, at most 10");
        require(labelSmoothing >= 0 && labelSmoothing < 1, "label smoothing", labelSmoothing, "0 to 1, 1 excluded");
    }

    /** With running statistics that follow the faces. */
    public TrainingPlan(
            int epochs,
            int batchSize,
            double learningRate,
            double labelSmoothing,
            boolean mirror,
            Optimiser optimiser) {
        this(epochs, batchSize, learningRate, labelSmoothing, mirror, optimiser, false);
    }

    /** The same training, with running statistics frozen or not. */
    public TrainingPlan withFrozenStatistics(boolean frozen) {
        return new TrainingPlan(epochs, batchSize, learningRate, labelSmoothing, mirror, optimiser, frozen);
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
