package io.sotto.client.music;

import java.util.Locale;

/**
 * Where the songs shall lead. Lifting and calming begin where the person is and get there song by song: the iso principle
 * of music therapy (Altshuler 1948; Heiderscheit and Madson 2015).
 */
public enum Policy {
    /** Stays with the mood of the face. */
    MATCH {
        @Override
        Mood goal(Mood now) {
            return now;
        }
    },
    /** To pleasant and lively. */
    LIFT {
        @Override
        Mood goal(Mood now) {
            return new Mood(Math.max(now.valence(), 0.8), 0.45);
        }
    },
    /** To quiet and not unpleasant. */
    CALM {
        @Override
        Mood goal(Mood now) {
            return new Mood(Math.max(now.valence(), 0.4), Math.min(now.arousal(), -0.65));
        }
    };

    /** The lower-case name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the path from a mood ends; a person who is beyond the goal already is not called back. */
    abstract Mood goal(Mood now);

    /**
     * The mood that the song at a step of the path shall have, on the straight line from where the person is to the goal.
     *
     * @param now where the person was when the path began
     * @param step from 0, which is {@code now}; from {@code steps - 1} on it is the goal
     * @param steps how many songs the path has, 1 or more; with 1 the only song is at the goal
     */
    public Mood target(Mood now, int step, int steps) {
        if (step < 0 || steps < 1) {
            throw new IllegalArgumentException("step %d of %d: expected 0 or more of 1 or more".formatted(step, steps));
        }
        Mood goal = goal(now);
        if (step >= steps - 1) {
            return goal;
        }
        double share = (double) step / (steps - 1);
        return new Mood(
                now.valence() + share * (goal.valence() - now.valence()),
                now.arousal() + share * (goal.arousal() - now.arousal()));
    }
}
