package io.sotto.client.music;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For how long a song that was played is not chosen again: whichever of the two lasts longer.
 *
 * @param songs so many songs, the last ones played; 0 or more
 * @param time so long, not negative
 */
public record Window(int songs, Duration time) {
    /** The last 20 songs, and those of the last two hours. */
    public static final Window STANDARD = new Window(20, Duration.ofHours(2));

    public Window {
        if (songs < 0 || time.isNegative()) {
            throw new IllegalArgumentException("window of %d songs, %s: expected none below 0".formatted(songs, time));
        }
    }

    /** The songs that must wait. */
    Set<String> resting(Map<String, Familiarity> history, Instant now) {
        Instant horizon = now.minus(time);
        Set<String> lately = history.entrySet().stream()
                .filter(played -> played.getValue().last().isAfter(horizon))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (lately.size() < songs) {
            history.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(
                            Comparator.comparing(Familiarity::last).reversed()))
                    .limit(songs)
                    .map(Map.Entry::getKey)
                    .forEach(lately::add);
        }
        return lately;
    }
}
