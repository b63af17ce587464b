package io.sotto.client.music;

import io.sotto.model.Emotion;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A song in a situation as {@link Taste} sees it: {@value #COUNT} numbers, most of them from -1 to 1.
 *
 * <pre>
 *  0            1
 *  1            how far the song's mood is from the wanted one, turned negative; 0 if the person listed it for the feeling
 *  2 ..  6      the song's valence v and arousal a, v a, v squared, a squared
 *  7 .. 12      v and a, for the policy in force; 0 for the two others
 * 13 .. 26      v and a, times the probability of each emotion
 * 27 .. 50      the genre, hashed to one of 24 places (Weinberger et al. 2009)
 * 51 .. 53      how often it was played, how lately, what was said of it
 * 54 .. 57      v and a, times sine and cosine of the time of day
 * </pre>
 *
 * Immutable.
 */
public final class Features {
    /** How many there are. */
    public static final int COUNT = 58;

    static final int DISTANCE = 1;
    private static final int MOOD = 2;
    private static final int POLICY = 7;
    private static final int EMOTION = 13;
    private static final int GENRE = 27;
    private static final int GENRES = 24;
    private static final int HISTORY = 51;
    static final int OWN_WORD = 53;
    private static final int DAY = 54;

    private final double[] values;

    private Features(double[] values) {
        this.values = values;
    }

    /** @param history what the person and this song have been through; null if nothing */
    public static Features of(Listenable song, Situation situation, @Nullable Familiarity history) {
        double[] values = new double[COUNT];
        new Scribe(situation).write(song, history, values);
        return new Features(values);
    }

    /** Takes over an array that nobody else changes. */
    static Features owning(double[] values) {
        return new Features(values);
    }

    /** Not to be changed. */
    double[] values() {
        return values;
    }

    /** What a group of numbers is about. */
    enum Aspect {
        DISTANCE(Features.DISTANCE, MOOD),
        MOOD_OF_SONG(MOOD, GENRE),
        GENRE_OF_SONG(GENRE, HISTORY),
        PLAYS(HISTORY, Features.OWN_WORD),
        OWN_WORD(Features.OWN_WORD, DAY),
        TIME_OF_DAY(DAY, COUNT);

        private final int from;
        private final int to;

        Aspect(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /** This group's part of the product of weights with the difference of two songs. */
        double part(double[] weights, double[] song, double[] other) {
            double part = 0;
            for (int i = from; i < to; i++) {
                part += weights[i] * (song[i] - other[i]);
            }
            return part;
        }
    }

    /** Writes songs' numbers in one situation into an array that is used again and again. Not thread-safe. */
    static final class Scribe {
        private final Situation situation;
        private final Mood target;
        private final Emotion emotion;
        private final double[] probabilities;
        private final double sine;
        private final double cosine;

        Scribe(Situation situation) {
            this.situation = situation;
            this.target = situation.target();
            this.emotion = situation.emotion();
            this.probabilities = Arrays.stream(Emotion.values())
                    .mapToDouble(situation.feeling()::probability)
                    .toArray();
            double day = situation.time().toLocalTime().toSecondOfDay() / 86_400.0;
            this.sine = Math.sin(2 * Math.PI * day);
            this.cosine = Math.cos(2 * Math.PI * day);
        }

        void write(Listenable song, @Nullable Familiarity history, double[] into) {
            double valence = song.mood().valence();
            double arousal = song.mood().arousal();
            Arrays.fill(into, 0);
            into[0] = 1;
            into[DISTANCE] =
                    song.listed(emotion) == Listed.IN ? 0 : -song.mood().distanceTo(target);
            into[MOOD] = valence;
            into[MOOD + 1] = arousal;
            into[MOOD + 2] = valence * arousal;
            into[MOOD + 3] = valence * valence;
            into[MOOD + 4] = arousal * arousal;
            into[POLICY + 2 * situation.policy().ordinal()] = valence;
            into[POLICY + 2 * situation.policy().ordinal() + 1] = arousal;
            for (int label = 0; label < Emotion.COUNT; label++) {
                into[EMOTION + 2 * label] = probabilities[label] * valence;
                into[EMOTION + 2 * label + 1] = probabilities[label] * arousal;
            }
            writeGenre(song.genre(), into);
            writeHistory(history, into);
            into[DAY] = sine * valence;
            into[DAY + 1] = sine * arousal;
            into[DAY + 2] = cosine * valence;
            into[DAY + 3] = cosine * arousal;
        }

        private static void writeGenre(String genre, double[] into) {
            if (!genre.isBlank()) {
                int hash = genre.strip().toLowerCase(Locale.ROOT).hashCode() * 0x9E3779B1;
                into[GENRE + Integer.remainderUnsigned(hash >>> 8, GENRES)] = 1;
            }
        }

        private void writeHistory(@Nullable Familiarity history, double[] into) {
            if (history != null) {
                double hours = Math.max(
                                0,
                                Duration.between(
                                                history.last(), situation.time().toInstant())
                                        .toSeconds())
                        / 3600.0;
                into[HISTORY] = Math.log1p(history.plays()) / 3;
                into[HISTORY + 1] = Math.exp(-hours / 24);
                into[OWN_WORD] = history.liking();
            }
        }
    }
}
