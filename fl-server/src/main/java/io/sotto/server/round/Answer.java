package io.sotto.server.round;

/** What has come from a member in the step under way. */
enum Answer {
    /** Nothing yet. */
    AWAITED,
    /** What was asked for. */
    GIVEN,
    /** Something that was refused, or the word that it leaves. */
    LOST
}
