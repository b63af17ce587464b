package io.sotto.client.music;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A song that was chosen.
 *
 * @param target the mood that was wanted
 * @param reasons what decided, the weightiest first; at least one
 * @param features what {@link Taste#learn} wants to know once the person has reacted
 */
public record Suggestion<S extends Listenable>(S song, Mood target, List<Reason> reasons, Features features) {
    public Suggestion {
        reasons = List.copyOf(reasons);
    }

    /** How far the song's mood is from the wanted one, 0 to the square root of 8. */
    public double distance() {
        return song.mood().distanceTo(target);
    }

    /** The reasons as one line for a person. */
    public String reason(Locale locale) {
        return reasons.stream().map(reason -> reason.text(locale)).collect(Collectors.joining("; "));
    }
}
