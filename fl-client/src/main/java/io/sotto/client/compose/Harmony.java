package io.sotto.client.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A chord for each bar, in functional harmony: phrases leave the tonic, and end on the dominant (a question) or by dominant
 * and tonic (an answer). Modes without a leading tone have cadences of their own: Mixolydian and Dorian by the chord below
 * the tonic, Phrygian by the one above it. No chord is diminished.
 */
final class Harmony {
    private static final int[][] MAJOR_OPENINGS = {{0, 5}, {0, 3}, {0, 2}, {0, 1}};
    private static final int[][] MAJOR_CONTRASTS = {{3, 0}, {5, 2}, {5, 3}, {3, 5}};
    private static final int[][] LYDIAN_OPENINGS = {{0, 1}, {0, 5}, {0, 4}};
    private static final int[][] LYDIAN_CONTRASTS = {{5, 1}, {1, 5}, {2, 1}};
    private static final int[][] MIXOLYDIAN_OPENINGS = {{0, 6}, {0, 3}, {0, 5}};
    private static final int[][] MIXOLYDIAN_CONTRASTS = {{3, 6}, {5, 3}, {1, 3}};
    private static final int[][] DORIAN_OPENINGS = {{0, 3}, {0, 6}, {0, 2}};
    private static final int[][] DORIAN_CONTRASTS = {{2, 3}, {3, 6}, {2, 6}};
    private static final int[][] MINOR_OPENINGS = {{0, 5}, {0, 3}, {0, 2}, {0, 6}};
    private static final int[][] MINOR_CONTRASTS = {{2, 6}, {5, 2}, {3, 6}, {5, 3}};

    private final Mode mode;
    private final RandomGenerator random;

    Harmony(Mode mode, RandomGenerator random) {
        this.mode = mode;
        this.random = random;
    }

    /** The chords of all sections, without the frame: bars of phrases of sections A, A', B, A. */
    List<Chord> chords(int phrases) {
        int[] opening = pick(openings());
        int[] contrast = pick(contrasts());
        List<Chord> chords = new ArrayList<>();
        for (int section = 0; section < Plan.SECTIONS; section++) {
            boolean contrasting = section == 2;
            for (int phrase = 0; phrase < phrases; phrase++) {
                boolean asks = contrasting ? phrase == phrases - 1 : phrases == 2 ? phrase == 0 : section == 0;
                add(chords, contrasting ? contrast : opening);
                add(chords, asks ? question() : answer());
            }
        }
        return List.copyOf(chords);
    }

    private int[][] openings() {
        return switch (mode) {
            case LYDIAN -> LYDIAN_OPENINGS;
            case MAJOR -> MAJOR_OPENINGS;
            case MIXOLYDIAN -> MIXOLYDIAN_OPENINGS;
            case DORIAN -> DORIAN_OPENINGS;
            case MINOR, PHRYGIAN -> MINOR_OPENINGS;
        };
    }

    private int[][] contrasts() {
        return switch (mode) {
            case LYDIAN -> LYDIAN_CONTRASTS;
            case MAJOR -> MAJOR_CONTRASTS;
            case MIXOLYDIAN -> MIXOLYDIAN_CONTRASTS;
            case DORIAN -> DORIAN_CONTRASTS;
            case MINOR, PHRYGIAN -> MINOR_CONTRASTS;
        };
    }

    private int[] question() {
        return switch (mode) {
            case LYDIAN, MAJOR, MIXOLYDIAN -> new int[] {mode == Mode.MAJOR && random.nextBoolean() ? 3 : 1, 4};
            case DORIAN, MINOR -> new int[] {3, 4};
            case PHRYGIAN -> new int[] {3, 1};
        };
    }

    private int[] answer() {
        return switch (mode) {
            case LYDIAN, MAJOR, MINOR -> new int[] {4, 0};
            case MIXOLYDIAN, DORIAN -> new int[] {6, 0};
            case PHRYGIAN -> new int[] {1, 0};
        };
    }

    private int[] pick(int[][] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static void add(List<Chord> chords, int[] roots) {
        for (int root : roots) {
            chords.add(new Chord(root));
        }
    }
}
