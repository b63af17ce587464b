package io.sotto.client.live;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Smooths one face's probabilities and decides which emotion to show. The average forgets by time, not by frame, so slow
 * and fast cameras show the same. The emotion changes when another leads clearly, and has led for a while. Not thread-safe.
 */
final class Smoother {
    /** After so long an old reading counts a third (1/e). */
    private static final Duration MEMORY = Duration.ofMillis(1500);

    /** Another emotion has to be so much more probable than the shown one. */
    private static final double CLEAR_LEAD = 0.1;

    /** And so for this long. */
    private static final Duration DWELL = Duration.ofMillis(600);

    private float[] average = new float[0];
    private @Nullable Instant last;
    private Emotion shown = Emotion.NEUTRAL;
    private Emotion challenger = Emotion.NEUTRAL;
    private Instant challengedSince = Instant.EPOCH;

    void add(Prediction prediction, Instant at) {
        if (last == null) {
            average = probabilities(prediction);
            shown = prediction.top();
            challenger = shown;
        } else {
            double kept = Math.exp(-Math.max(0, Duration.between(last, at).toNanos()) / (double) MEMORY.toNanos());
            float[] now = probabilities(prediction);
            for (int i = 0; i < now.length; i++) {
                average[i] = (float) (kept * average[i] + (1 - kept) * now[i]);
            }
            decide(at);
        }
        last = at;
    }

    Prediction smoothed() {
        return Prediction.of(average);
    }

    Emotion shown() {
        return shown;
    }

    private void decide(Instant at) {
        Emotion leader = smoothed().top();
        boolean clear = average[leader.label()] >= average[shown.label()] + CLEAR_LEAD;
        if (!clear || leader != challenger) {
            challenger = clear ? leader : shown;
            challengedSince = at;
        }
        if (clear && !at.isBefore(challengedSince.plus(DWELL))) {
            shown = leader;
        }
    }

    private static float[] probabilities(Prediction prediction) {
        float[] probabilities = new float[Emotion.COUNT];
        for (Emotion emotion : Emotion.values()) {
            probabilities[emotion.label()] = prediction.probability(emotion);
        }
        return probabilities;
    }
}
