package io.sotto.client.music;

import java.util.ArrayList;
import java.util.List;

/** Says in words why a song fits, and where it does not quite. */
final class Reasons {
    /** Differences below are not worth a word. */
    private static final double NOTICEABLE = 0.12;

    private static final double LARGE = 0.4;

    private Reasons() {}

    static String why(Mood song, Mood wanted) {
        List<String> differences = new ArrayList<>();
        describe(song.valence() - wanted.valence(), "brighter", "darker", differences);
        describe(song.arousal() - wanted.arousal(), "livelier", "calmer", differences);
        String place = differences.isEmpty()
                ? "just where your face is"
                : String.join(" and ", differences) + " than your face";
        return song.word() + ", " + place;
    }

    private static void describe(double difference, String more, String less, List<String> differences) {
        if (Math.abs(difference) >= NOTICEABLE) {
            String degree = Math.abs(difference) >= LARGE ? "much " : "a little ";
            differences.add(degree + (difference > 0 ? more : less));
        }
    }
}
