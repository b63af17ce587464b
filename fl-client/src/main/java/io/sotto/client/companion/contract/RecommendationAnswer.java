package io.sotto.client.companion.contract;

import io.sotto.client.music.Policy;
import io.sotto.model.Emotion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's Recommendation.
 *
 * @param id what feedback names it by
 * @param face that was read for it; null if none was
 * @param songs best first, or in the order of the way
 */
public record RecommendationAnswer(
        String id,
        Emotion emotion,
        MoodPoint mood,
        Policy policy,
        @Nullable FaceSeen face,
        List<ChosenSong> songs) {
    public RecommendationAnswer {
        songs = List.copyOf(songs);
    }
}
