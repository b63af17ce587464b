package io.sotto.server.round;

/** What has come from a member of the cohort so far. */
sealed interface Answer {
    /** Nothing yet. */
    record Awaited() implements Answer {}

    /** An update that is part of the sum. */
    record Counted(long faceCount, double meanLoss) implements Answer {}

    /** An update that was refused for good. */
    record Refused(Refusal reason) implements Answer {}
}
