package io.sotto.client.music;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For how long a song that was played is not chosen again: whichever of the two lasts longer, but never more than half of the
 * songs that there are to choose from. So there is always one to choose, and none that was played lately is.
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

    /**
     * The songs that must wait.
     *
     * @param choice what there is to choose from
     */
    Set<String> resting(Collection<? extends Listenable> choice, Map<String, Familiarity> history, Instant now) {
        List<String> lastFirst = choice.stream()
                .map(Listenable::id)
                .filter(history::containsKey)
                .sorted(Comparator.comparing((String id) -> last(history, id)).reversed())
                .toList();
        Instant horizon = now.minus(time);
        long lately = lastFirst.stream()
                .takeWhile(id -> last(history, id).isAfter(horizon))
                .count();
        long rest = Math.min(Math.max(lately, songs), choice.size() / 2);
        return lastFirst.stream().limit(rest).collect(Collectors.toSet());
    }

    private static Instant last(Map<String, Familiarity> history, String id) {
        return Objects.requireNonNull(history.get(id)).last();
    }
}
