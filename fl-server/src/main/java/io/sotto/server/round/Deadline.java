package io.sotto.server.round;

/** Names a deadline that a state has asked for; one that comes when its state is gone is ignored. */
public record Deadline(TaskId task, Phase phase) {
    /** The states that wait for time as well as for clients. */
    public enum Phase {
        GATHERING,
        TRAINING
    }
}
