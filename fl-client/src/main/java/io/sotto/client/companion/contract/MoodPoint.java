package io.sotto.client.companion.contract;

import io.sotto.client.music.Mood;

/**
 * The contract's Mood.
 *
 * @param valence unpleasant -1 to pleasant 1
 * @param arousal sleepy -1 to wide awake 1
 * @param word an adjective, in English
 */
public record MoodPoint(double valence, double arousal, String word) {
    public static MoodPoint of(Mood mood) {
        return new MoodPoint(mood.valence(), mood.arousal(), mood.word());
    }
}
