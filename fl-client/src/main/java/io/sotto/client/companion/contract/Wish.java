package io.sotto.client.companion.contract;

import io.sotto.client.journal.MoodSource;
import io.sotto.client.music.Policy;
import io.sotto.model.Emotion;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What songs are wanted for: one of a crop, an emotion, probabilities, or a point of the plane.
 *
 * @param crop a face that was just read
 * @param source how the mood became known; by what it is given as, if left out
 * @param policy the person's, if left out
 * @param count 1 to 50; 5 if left out
 * @param playlist only songs of this one
 * @param step how many songs of this way have been given, 0 or more; none if left out. Songs go on from there
 * @param after the recommendation before it, if this is the same wish once more: the journal keeps one moment for
 *     both while that is young
 */
public record Wish(
        @Nullable String crop,
        @Nullable Emotion emotion,
        @Nullable Map<String, Double> probabilities,
        @Nullable Double valence,
        @Nullable Double arousal,
        @Nullable MoodSource source,
        @Nullable Policy policy,
        @Nullable Integer count,
        @Nullable Long playlist,
        @Nullable Integer step,
        @Nullable String after) {
    public static final int STANDARD_COUNT = 5;
    public static final int MOST_SONGS = 50;

    /** @throws IllegalArgumentException if it names nothing or more than one thing, or a number is out of range */
    public Wish {
        long given = Stream.of(crop, emotion, probabilities, valence)
                .filter(thing -> thing != null)
                .count();
        if (given != 1 || (valence == null) != (arousal == null)) {
            throw new IllegalArgumentException(
                    "expected one of crop, emotion, probabilities, or valence with arousal, found %d".formatted(given));
        }
        if (count != null && (count < 1 || count > MOST_SONGS)) {
            throw new IllegalArgumentException("count: expected 1 to %d, found %d".formatted(MOST_SONGS, count));
        }
        if (source == MoodSource.SONG) {
            throw new IllegalArgumentException("source: expected live, photo, picker or program, found song");
        }
        if (step != null && step < 0) {
            throw new IllegalArgumentException("step: expected 0 or more, found %d".formatted(step));
        }
    }

    /** Songs for a face that was just read. */
    public static Wish ofCrop(String crop, MoodSource source, @Nullable Policy policy, int count) {
        return new Wish(crop, null, null, null, null, source, policy, count, null, null, null);
    }

    /** Songs for what somebody says that they feel. */
    public static Wish ofEmotion(Emotion emotion, MoodSource source, @Nullable Policy policy, int count) {
        return new Wish(null, emotion, null, null, null, source, policy, count, null, null, null);
    }

    /** Songs for what was read by somebody else, who keeps the face. */
    public static Wish ofProbabilities(
            Map<String, Double> probabilities, MoodSource source, @Nullable Policy policy, int count) {
        return new Wish(null, null, probabilities, null, null, source, policy, count, null, null, null);
    }

    public int songs() {
        return count == null ? STANDARD_COUNT : count;
    }

    public int songsBefore() {
        return step == null ? 0 : step;
    }
}
