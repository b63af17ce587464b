package io.sotto.server.round;

/** Names a deadline that a state has asked for; one that comes when its state is gone is ignored. */
public sealed interface Deadline {
    /** When a round that could start waits no longer for a full cohort. */
    record OfGathering(TaskId task) implements Deadline {}

    /** When a step takes no more answers. */
    record OfStep(TaskId task, RoundStep step) implements Deadline {}
}
