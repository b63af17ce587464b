package io.sotto.client.companion.contract;

import io.sotto.client.journal.JournalDay;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A day of the journal.
 *
 * @param day ISO 8601
 * @param entries how many moods
 * @param emotions how many moods each emotion had, by its word; only those that had some
 */
public record JournalDayLine(
        String day, int entries, double valence, double arousal, Map<String, Integer> emotions, int songs) {
    public static JournalDayLine of(JournalDay day) {
        Map<String, Integer> emotions = new LinkedHashMap<>();
        day.emotions().forEach((emotion, count) -> emotions.put(emotion.word(), count));
        return new JournalDayLine(
                day.day().toString(), day.entries(), day.valence(), day.arousal(), emotions, day.songs());
    }
}
