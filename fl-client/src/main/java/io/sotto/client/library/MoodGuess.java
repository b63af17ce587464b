package io.sotto.client.library;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a song is likely to feel. What is said of it counts in this order: the emotion that a person, a list or a folder gave
 * it; the mood or the tempo in its file's tags; its genre; nothing, which is the centre of the plane. The genre table is a
 * rule of thumb, written by ear; a person's reactions to songs teach the choice better.
 */
final class MoodGuess {
    private static final Mood CENTRE = new Mood(0, 0);
    private static final double CALM_TEMPO = 60;
    private static final double LIVELY_TEMPO = 160;
    private static final double TEMPO_REACH = 0.6;

    /** Part of a genre's name to its mood; the longest part that occurs counts. */
    private static final Map<String, Mood> GENRES = Map.ofEntries(
            Map.entry("ambient", new Mood(0.3, -0.7)),
            Map.entry("blues", new Mood(-0.4, -0.2)),
            Map.entry("bossa", new Mood(0.5, -0.3)),
            Map.entry("children", new Mood(0.7, 0.3)),
            Map.entry("chill", new Mood(0.4, -0.5)),
            Map.entry("classical", new Mood(0.2, -0.3)),
            Map.entry("country", new Mood(0.3, 0.1)),
            Map.entry("cumbia", new Mood(0.8, 0.6)),
            Map.entry("dance", new Mood(0.7, 0.7)),
            Map.entry("dangdut", new Mood(0.6, 0.4)),
            Map.entry("disco", new Mood(0.8, 0.6)),
            Map.entry("drum", new Mood(0.2, 0.8)),
            Map.entry("easy", new Mood(0.5, -0.5)),
            Map.entry("electro", new Mood(0.4, 0.6)),
            Map.entry("flamenco", new Mood(0.1, 0.5)),
            Map.entry("folk", new Mood(0.2, -0.2)),
            Map.entry("funk", new Mood(0.7, 0.6)),
            Map.entry("gospel", new Mood(0.6, 0.2)),
            Map.entry("goth", new Mood(-0.6, 0.1)),
            Map.entry("grunge", new Mood(-0.4, 0.6)),
            Map.entry("hard rock", new Mood(0.0, 0.8)),
            Map.entry("hip hop", new Mood(0.1, 0.5)),
            Map.entry("hip-hop", new Mood(0.1, 0.5)),
            Map.entry("house", new Mood(0.6, 0.7)),
            Map.entry("indie", new Mood(0.1, 0.1)),
            Map.entry("industrial", new Mood(-0.5, 0.8)),
            Map.entry("jazz", new Mood(0.4, -0.1)),
            Map.entry("latin", new Mood(0.7, 0.5)),
            Map.entry("lullaby", new Mood(0.4, -0.8)),
            Map.entry("meditat", new Mood(0.4, -0.9)),
            Map.entry("merengue", new Mood(0.8, 0.7)),
            Map.entry("metal", new Mood(-0.5, 0.9)),
            Map.entry("new age", new Mood(0.4, -0.7)),
            Map.entry("opera", new Mood(-0.1, 0.3)),
            Map.entry("pop", new Mood(0.5, 0.3)),
            Map.entry("punk", new Mood(-0.2, 0.9)),
            Map.entry("r&b", new Mood(0.3, -0.1)),
            Map.entry("rap", new Mood(-0.1, 0.6)),
            Map.entry("reggae", new Mood(0.6, -0.1)),
            Map.entry("reggaeton", new Mood(0.6, 0.7)),
            Map.entry("rock", new Mood(0.1, 0.6)),
            Map.entry("salsa", new Mood(0.8, 0.7)),
            Map.entry("samba", new Mood(0.8, 0.7)),
            Map.entry("ska", new Mood(0.7, 0.7)),
            Map.entry("soul", new Mood(0.4, 0.0)),
            Map.entry("tango", new Mood(-0.2, 0.4)),
            Map.entry("techno", new Mood(0.2, 0.8)),
            Map.entry("trance", new Mood(0.4, 0.7)),
            Map.entry("waltz", new Mood(0.4, 0.0)));

    /** A mood tag's word to a mood, beside the words for emotions. */
    private static final Map<String, Mood> WORDS = Map.ofEntries(
            Map.entry("aggressive", new Mood(-0.6, 0.8)),
            Map.entry("calm", new Mood(0.5, -0.7)),
            Map.entry("chill", new Mood(0.4, -0.5)),
            Map.entry("cheerful", new Mood(0.9, 0.4)),
            Map.entry("dark", new Mood(-0.6, 0.0)),
            Map.entry("dreamy", new Mood(0.3, -0.5)),
            Map.entry("energetic", new Mood(0.5, 0.8)),
            Map.entry("epic", new Mood(0.3, 0.8)),
            Map.entry("melancholic", new Mood(-0.6, -0.5)),
            Map.entry("melancholy", new Mood(-0.6, -0.5)),
            Map.entry("mellow", new Mood(0.3, -0.5)),
            Map.entry("party", new Mood(0.8, 0.8)),
            Map.entry("peaceful", new Mood(0.6, -0.7)),
            Map.entry("relaxed", new Mood(0.5, -0.6)),
            Map.entry("relaxing", new Mood(0.5, -0.6)),
            Map.entry("romantic", new Mood(0.6, -0.1)),
            Map.entry("tense", new Mood(-0.5, 0.6)),
            Map.entry("upbeat", new Mood(0.8, 0.6)));

    private MoodGuess() {}

    /** Of a song without tags. */
    static Mood of(@Nullable Emotion emotion, String genre) {
        return of(emotion, genre, "", 0);
    }

    /**
     * Of a song with what its tags say.
     *
     * @param moodTag words; empty if there is no such tag
     * @param beatsPerMinute 0 if it is not known
     */
    static Mood of(@Nullable Emotion emotion, String genre, String moodTag, double beatsPerMinute) {
        if (emotion != null) {
            return Mood.of(emotion);
        }
        Mood likely = ofGenre(genre).orElse(CENTRE);
        return ofTag(moodTag).orElseGet(() -> beatsPerMinute > 0 ? atTempo(likely, beatsPerMinute) : likely);
    }

    private static Optional<Mood> ofTag(String tag) {
        String word = tag.strip().toLowerCase(Locale.ROOT);
        Optional<Mood> emotional = EmotionWords.find(word).map(Mood::of);
        return emotional.isPresent() ? emotional : Optional.ofNullable(WORDS.get(word));
    }

    private static Optional<Mood> ofGenre(String genre) {
        String name = genre.toLowerCase(Locale.ROOT);
        return GENRES.keySet().stream()
                .filter(name::contains)
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder()))
                .map(GENRES::get);
    }

    /** Keeps the genre's valence; 110 beats a minute is the middle of the arousal. */
    private static Mood atTempo(Mood likely, double beatsPerMinute) {
        double middle = (CALM_TEMPO + LIVELY_TEMPO) / 2;
        double half = (LIVELY_TEMPO - CALM_TEMPO) / 2;
        double arousal = TEMPO_REACH * Math.max(-1, Math.min(1, (beatsPerMinute - middle) / half));
        return new Mood(likely.valence(), (likely.arousal() + 2 * arousal) / 3);
    }
}
