package io.sotto.client.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses songs that match a mood: the policy of staying where the person is. Stateless apart from its catalogue. */
public final class SongChoice {
    /** So many times as many songs as are wanted take part in the draw. */
    private static final int POOL_FACTOR = 3;

    /** A song this much further away is about a third as likely (e to the -1). */
    private static final double TOLERANCE = 0.15;

    private record Drawn(Song song, double key) {}

    private final SongCatalogue catalogue;

    public SongChoice(SongCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Draws songs from those nearest to the mood, the nearer the likelier and none twice: so the same mood does not bring
     * the same songs every day. Weighted sampling without replacement after Efraimidis and Spirakis (2006).
     *
     * @param count how many at most, 1 or more; fewer only if the catalogue has fewer
     * @param random the same stream gives the same songs
     * @return nearest first
     */
    public List<Suggestion> choose(Mood mood, int count, RandomGenerator random) {
        if (count < 1) {
            throw new IllegalArgumentException("count %d: expected 1 or more".formatted(count));
        }
        List<Drawn> pool = new ArrayList<>();
        nearest(mood, (long) count * POOL_FACTOR).forEach(song -> pool.add(new Drawn(song, key(song, mood, random))));
        return pool.stream()
                .sorted(Comparator.comparingDouble(Drawn::key).reversed())
                .limit(count)
                .map(drawn -> suggestion(drawn.song(), mood))
                .sorted(Comparator.comparingDouble(Suggestion::distance))
                .toList();
    }

    private List<Song> nearest(Mood mood, long count) {
        return catalogue.songs().stream()
                .sorted(Comparator.comparingDouble(song -> song.mood().distanceTo(mood)))
                .limit(count)
                .toList();
    }

    /** The logarithm of the paper's key, u to the power 1/w, so that tiny weights do not underflow. */
    private static double key(Song song, Mood mood, RandomGenerator random) {
        double weight = Math.exp(-song.mood().distanceTo(mood) / TOLERANCE);
        return Math.log(1 - random.nextDouble()) / weight;
    }

    private static Suggestion suggestion(Song song, Mood mood) {
        return new Suggestion(song, song.mood().distanceTo(mood), Reasons.why(song.mood(), mood));
    }
}
