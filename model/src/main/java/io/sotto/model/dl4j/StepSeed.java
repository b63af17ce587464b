package io.sotto.model.dl4j;

/** The seed of the step at hand, set by the model and read by its dropout layers. */
final class StepSeed {
    private long value;

    void set(long seed) {
        value = seed;
    }

    long value() {
        return value;
    }
}
