package io.sotto.client.music;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;

/**
 * A point of the affective plane (Russell 1980, "A circumplex model of affect", J. Pers. Soc. Psychol. 39, 1161-1178).
 *
 * @param valence from unpleasant, -1, to pleasant, 1
 * @param arousal from sleepy, -1, to wide awake, 1
 */
public record Mood(double valence, double arousal) {
    private static final String[] OCTANTS = {
        "joyful", "exuberant", "rousing", "stormy", "bleak", "melancholy", "drowsy", "serene"
    };
    private static final double PLAIN_WITHIN = 0.25;

    public Mood {
        requireRange("valence", valence);
        requireRange("arousal", arousal);
    }

    /**
     * Where an emotion stands: on the unit circle at the angle that Russell measured for its adjective (happy 7.8
     * degrees, astonished 69.8, angry 99.0, afraid 116.0, sad 207.5), neutral at the centre. Disgust was not among his
     * words; it stands between his distressed (138.0) and miserable (188.7).
     */
    public static Mood of(Emotion emotion) {
        return switch (emotion) {
            case HAPPY -> atDegrees(7.8);
            case SURPRISE -> atDegrees(69.8);
            case ANGRY -> atDegrees(99.0);
            case FEAR -> atDegrees(116.0);
            case DISGUST -> atDegrees(163.0);
            case SAD -> atDegrees(207.5);
            case NEUTRAL -> new Mood(0, 0);
        };
    }

    /** The mean of all emotions' moods, each weighted by its probability: a face that is half happy is half way there. */
    public static Mood of(Prediction prediction) {
        double valence = 0;
        double arousal = 0;
        double sum = 0;
        for (Emotion emotion : Emotion.values()) {
            double probability = prediction.probability(emotion);
            valence += probability * of(emotion).valence();
            arousal += probability * of(emotion).arousal();
            sum += probability;
        }
        return new Mood(valence / sum, arousal / sum);
    }

    /** Euclidean distance, 0 to the square root of 8. */
    public double distanceTo(Mood other) {
        double right = valence - other.valence;
        double up = arousal - other.arousal;
        return Math.sqrt(right * right + up * up);
    }

    /** An adjective: {@code plain} near the centre, elsewhere that of the eighth of the plane around it. */
    public String word() {
        if (Math.hypot(valence, arousal) < PLAIN_WITHIN) {
            return "plain";
        }
        double eighths = Math.atan2(arousal, valence) / (Math.PI / 4);
        return OCTANTS[Math.floorMod(Math.round(eighths), OCTANTS.length)];
    }

    private static Mood atDegrees(double angle) {
        return new Mood(Math.cos(Math.toRadians(angle)), Math.sin(Math.toRadians(angle)));
    }

    private static void requireRange(String name, double value) {
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException("%s %s: expected -1 to 1".formatted(name, value));
        }
    }
}
