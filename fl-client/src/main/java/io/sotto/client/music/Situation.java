package io.sotto.client.music;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What a choice starts from.
 *
 * @param feeling a probability for each emotion, of a face or of a person's own word
 * @param mood where the person is; where a path goes on, where they were when it began
 * @param step from 0, how many songs of the path have been chosen
 * @param steps how many songs the path to the goal has, 1 or more
 * @param time now, where the person is
 */
public record Situation(Prediction feeling, Mood mood, Policy policy, int step, int steps, ZonedDateTime time) {
    public Situation {
        if (step < 0 || steps < 1) {
            throw new IllegalArgumentException("step %d of %d: expected 0 or more of 1 or more".formatted(step, steps));
        }
    }

    /** Songs for a face as it is. */
    public static Situation matching(Prediction feeling, ZonedDateTime time) {
        return new Situation(feeling, Mood.of(feeling), Policy.MATCH, 0, 1, time);
    }

    /** What a person says that they feel, without a camera. */
    public static Prediction certain(Emotion emotion) {
        float[] probabilities = new float[Emotion.COUNT];
        probabilities[emotion.label()] = 1;
        return Prediction.of(probabilities);
    }

    /** The mood that the next song shall have. */
    public Mood target() {
        return policy.target(mood, step, steps);
    }

    /** Whose list of songs counts: at the beginning the feeling itself, further on the one that is nearest to the mood there. */
    public Emotion emotion() {
        return step == 0
                ? feeling.top()
                : Arrays.stream(Emotion.values())
                        .min(Comparator.comparingDouble(
                                emotion -> Mood.of(emotion).distanceTo(target())))
                        .orElseThrow();
    }

    /** One song further on the path. */
    public Situation next() {
        return new Situation(feeling, mood, policy, step + 1, steps, time);
    }
}
