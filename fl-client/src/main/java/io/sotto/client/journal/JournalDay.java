package io.sotto.client.journal;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a day was like.
 *
 * @param entries how many moods
 * @param valence their mean, -1 to 1; 0 without any
 * @param arousal their mean, -1 to 1; 0 without any
 * @param emotions how many moods each emotion had; only those that had some
 * @param songs how many moments had a song
 */
public record JournalDay(
        LocalDate day, int entries, double valence, double arousal, Map<Emotion, Integer> emotions, int songs) {
    public JournalDay {
        emotions = Map.copyOf(emotions);
    }

    /** A line for each day that has an entry, in order. */
    public static List<JournalDay> ofEntries(List<JournalEntry> entries, ZoneId zone) {
        Map<LocalDate, List<Moment>> byDay = entries.stream()
                .map(JournalEntry::moment)
                .collect(Collectors.groupingBy(
                        moment -> moment.at().atZone(zone).toLocalDate(), TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .map(day -> of(day.getKey(), day.getValue()))
                .toList();
    }

    private static JournalDay of(LocalDate day, List<Moment> moments) {
        List<Moment> moods = moments.stream()
                .filter(moment -> moment.source() != MoodSource.SONG)
                .toList();
        return new JournalDay(
                day,
                moods.size(),
                mean(moods, Mood::valence),
                mean(moods, Mood::arousal),
                moods.stream().collect(Collectors.toMap(Moment::emotion, moment -> 1, Integer::sum)),
                (int) moments.stream()
                        .filter(moment -> !moment.title().isEmpty())
                        .count());
    }

    private static double mean(List<Moment> moments, ToDoubleFunction<Mood> part) {
        return moments.stream().map(Moment::mood).mapToDouble(part).average().orElse(0);
    }
}
