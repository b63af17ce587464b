package io.sotto.client.compose;

import java.util.random.RandomGenerator;

/**
 * A bar's worth of melody without its pitch: how long each note is, and how many steps of the scale it moves.
 *
 * @param beats of each note; together a bar
 * @param moves in steps of the scale from the note before
 */
record Motif(double[] beats, int[] moves) {
    private static final double[][][] IN_FOUR = {
        {{4}, {2, 2}, {3, 1}},
        {{2, 1, 1}, {3, 1}, {1, 1, 2}, {1.5, 0.5, 2}},
        {{1.5, 0.5, 1, 1}, {1, 1, 1, 1}, {1, 0.5, 0.5, 2}, {2, 0.5, 0.5, 1}},
        {{1, 0.5, 0.5, 1, 1}, {0.5, 0.5, 1, 0.5, 0.5, 1}, {1.5, 0.5, 0.5, 0.5, 1}, {1, 1, 0.5, 0.5, 1}},
    };
    private static final double[][][] IN_THREE = {
        {{3}, {2, 1}},
        {{2, 1}, {1, 2}, {1.5, 0.5, 1}},
        {{1, 1, 1}, {1.5, 0.5, 1}, {2, 0.5, 0.5}, {1, 0.5, 0.5, 1}},
        {{0.5, 0.5, 1, 1}, {1, 0.5, 0.5, 0.5, 0.5}, {1.5, 0.5, 0.5, 0.5}},
    };
    private static final int[] STEPS = {-1, 1, -1, 1, -2, 2, 1, -1, 3, -3, 0};

    /** @param density 0 few notes, 1 many */
    static Motif draw(int beats, double density, RandomGenerator random) {
        double[][][] all = beats == 3 ? IN_THREE : IN_FOUR;
        int level =
                (int) Math.max(0, Math.min(all.length - 1.0, Math.round(density * 3.4 + random.nextDouble() - 0.7)));
        double[] rhythm = all[level][random.nextInt(all[level].length)];
        int[] moves = new int[rhythm.length];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = STEPS[random.nextInt(STEPS.length)];
        }
        return new Motif(rhythm, moves);
    }

    /** The same rhythm with its moves upside down. */
    Motif inverted() {
        int[] inverted = new int[moves.length];
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = -moves[i];
        }
        return new Motif(beats, inverted);
    }
}
