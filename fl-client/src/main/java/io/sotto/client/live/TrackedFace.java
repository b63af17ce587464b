package io.sotto.client.live;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;

/**
 * A face of a live view.
 *
 * @param track the same number for the same face as long as it is in view; from 1
 * @param reading of the last frame that had it
 * @param smoothed probabilities over the last seconds
 * @param shown the emotion to show: the last one that was clear
 */
public record TrackedFace(int track, FaceReading reading, Prediction smoothed, Emotion shown) {
    /** How probable the shown emotion is. */
    public float confidence() {
        return smoothed.probability(shown);
    }
}
