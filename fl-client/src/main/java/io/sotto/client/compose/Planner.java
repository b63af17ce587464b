package io.sotto.client.compose;

import io.sotto.client.music.Mood;
import java.util.random.RandomGenerator;

/**
 * Plans a piece by its mood, after what listeners agree on (Gabrielsson and Lindström, "The role of structure in the musical
 * expression of emotions", 2010; Juslin and Laukka, "Expression, perception, and induction of musical emotions", 2004):
 * arousal makes music faster, louder, brighter, denser and more detached; valence makes its mode major, its register higher;
 * fear is uneven in loudness, tenderness and sadness are slow, soft and legato.
 */
final class Planner {
    private static final double SHORTEST = 35;
    private static final double LONGEST = 57;
    private static final int MIDDLE_D = 62;

    private Planner() {}

    static Plan plan(Mood mood, RandomGenerator random) {
        double valence = mood.valence();
        double energy = (mood.arousal() + 1) / 2;
        double tempo = 60 + 74 * energy + 5 * valence + 4 * random.nextDouble();
        int beats = tempo < 72 || (tempo < 96 && random.nextBoolean()) ? 3 : 4;
        int[] length = length(tempo, beats);
        int tonic = MIDDLE_D + (int) Math.round(3 * valence + mood.arousal()) + random.nextInt(-2, 3);
        return new Plan(
                tonic,
                mode(mood),
                tempo,
                beats,
                length[0],
                length[1],
                0.98 - 0.4 * energy * energy,
                energy,
                0.45 + 0.35 * energy,
                0.25 + 0.6 * energy + 0.1 * valence,
                Math.max(0, -valence) * energy,
                Math.max(0, Math.min(1, 1.6 * (energy - 0.5))),
                ensemble(mood));
    }

    /** By valence alone, but for fear and anger, whose strong unpleasantness is Phrygian. */
    static Mode mode(Mood mood) {
        double valence = mood.valence();
        if (valence > 0.75) {
            return Mode.MAJOR;
        } else if (valence > 0.45) {
            return Mode.LYDIAN;
        } else if (valence > 0.15) {
            return Mode.MAJOR;
        } else if (valence > -0.05) {
            return Mode.MIXOLYDIAN;
        } else if (valence > -0.15) {
            return Mode.DORIAN;
        }
        return mood.arousal() > 0.6 ? Mode.PHRYGIAN : Mode.MINOR;
    }

    private static Ensemble ensemble(Mood mood) {
        if (mood.arousal() < -0.3) {
            return mood.valence() > 0 ? Ensemble.MEADOW : Ensemble.DUSK;
        } else if (mood.arousal() < 0.25 && mood.valence() < 0.5) {
            return mood.valence() < -0.5 ? Ensemble.CELLAR : Ensemble.ROOM;
        } else if (mood.valence() > 0.55) {
            return Ensemble.MARKET;
        } else if (mood.valence() > 0) {
            return Ensemble.LANTERN;
        }
        return mood.valence() < -0.3 ? Ensemble.CELLAR : Ensemble.FORGE;
    }

    /** Phrases a section and bars of frame, so that the piece is neither short nor long. */
    private static int[] length(double tempo, int beats) {
        int[][] choices = {{1, 0}, {1, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}};
        for (int[] choice : choices) {
            int bars = Plan.SECTIONS * choice[0] * Plan.PHRASE + 2 * choice[1];
            double seconds = bars * beats * 60 / tempo;
            if (seconds >= SHORTEST && seconds <= LONGEST) {
                return choice;
            }
        }
        throw new IllegalStateException("tempo %s with %d beats: expected a fitting length".formatted(tempo, beats));
    }
}
