package io.sotto.client.music;

/**
 * What a person lets know of a song, and what it is worth to the choice: a word counts more than a finger on the skip
 * button, since a skip may mean "not now".
 */
public enum Feedback {
    LIKE(1),
    /** Heard to its end. */
    FINISH(0.5),
    /** Left before its end. */
    SKIP(-0.5),
    DISLIKE(-1);

    private final double reward;

    Feedback(double reward) {
        this.reward = reward;
    }

    /** -1 to 1. */
    public double reward() {
        return reward;
    }
}
