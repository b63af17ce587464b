package io.sotto.model.dl4j;

/** What holds for the step at hand, set by the model and read by its layers. */
final class StepSettings {
    private long seed;
    private boolean statisticsFrozen;

    void setSeed(long value) {
        seed = value;
    }

    void setStatisticsFrozen(boolean frozen) {
        statisticsFrozen = frozen;
    }

    /** Decides which units dropout drops. */
    long seed() {
        return seed;
    }

    /** Whether batches are normalised by running statistics, which stay as they are. */
    boolean statisticsFrozen() {
        return statisticsFrozen;
    }
}
