package io.sotto.client.music;

import io.sotto.model.Emotion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Chooses songs by linear Thompson sampling: weights are drawn from what the {@link Taste} holds to be probable, and the
 * songs that these weights value most are chosen. To each score comes a draw for the song itself, the wider the less often
 * it was played. So what fits and is liked comes first, and what may be liked gets its turn. Stateless; safe from any thread.
 *
 * @param taste what has been learnt so far
 * @param window for how long a song that was played rests
 */
public record SongChoice(Taste taste, Window window) {
    /** How much the liking of songs that look alike may differ, before they were played. */
    private static final double OWN_DEVIATION = 0.15;

    private record Scored<S>(S song, double score, double[] features, double luck) {}

    /** For somebody of whom nothing is known: songs near to the mood, and not the same ones every day. */
    public static SongChoice unlearnt() {
        return new SongChoice(Taste.none(), Window.STANDARD);
    }

    /**
     * Songs for one moment, none twice, none that rests, and none that the person took out of the list of that feeling.
     *
     * @param history what the person and a song have been through, by {@link Listenable#id()}
     * @param count how many at most, 1 or more; fewer if there are fewer
     * @param random the same stream gives the same songs
     * @return best first
     */
    public <S extends Listenable> List<Suggestion<S>> choose(
            Collection<S> songs,
            Situation situation,
            Map<String, Familiarity> history,
            int count,
            RandomGenerator random) {
        if (count < 1) {
            throw new IllegalArgumentException("count %d: expected 1 or more".formatted(count));
        }
        List<S> awake = awake(fitting(songs, situation), situation, history);
        return best(awake, situation, history, count, random);
    }

    /**
     * Songs to play one after the other, each for the next step of the way: where the policy leads somewhere, the first is
     * for the situation's own step, the second for the one after it. Steps beyond the last stay at the goal.
     *
     * @param count how many at most, 1 or more; fewer if there are fewer
     * @param random as in {@link #choose}
     */
    public <S extends Listenable> List<Suggestion<S>> path(
            Collection<S> songs, Situation start, Map<String, Familiarity> history, int count, RandomGenerator random) {
        if (start.policy() == Policy.MATCH) {
            return choose(songs, start, history, count, random);
        }
        List<S> left = awake(songs, start, history);
        List<Suggestion<S>> path = new ArrayList<>();
        Situation step = start;
        for (int i = 0; i < count; i++) {
            List<Suggestion<S>> next = best(fitting(left, step), step, history, 1, random);
            path.addAll(next);
            next.forEach(suggestion -> left.remove(suggestion.song()));
            step = step.next();
        }
        return List.copyOf(path);
    }

    private static <S extends Listenable> List<S> fitting(Collection<S> songs, Situation situation) {
        Emotion emotion = situation.emotion();
        return songs.stream().filter(song -> song.listed(emotion) != Listed.OUT).toList();
    }

    private <S extends Listenable> List<S> awake(
            Collection<S> songs, Situation situation, Map<String, Familiarity> history) {
        Set<String> resting = window.resting(songs, history, situation.time().toInstant());
        return songs.stream()
                .filter(song -> !resting.contains(song.id()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private <S extends Listenable> List<Suggestion<S>> best(
            List<S> songs, Situation situation, Map<String, Familiarity> history, int count, RandomGenerator random) {
        double[] weights = taste.sample(random);
        double[] average = new double[Features.COUNT];
        PriorityQueue<Scored<S>> best = new PriorityQueue<>(Comparator.comparingDouble(Scored::score));
        Features.Scribe scribe = new Features.Scribe(situation);
        double[] features = new double[Features.COUNT];
        for (S song : songs) {
            Familiarity familiarity = history.get(song.id());
            scribe.write(song, familiarity, features);
            double luck = OWN_DEVIATION
                    * random.nextGaussian()
                    / Math.sqrt(1 + (familiarity == null ? 0 : familiarity.plays()));
            double score = Triangles.dot(weights, features) + luck;
            for (int i = 0; i < average.length; i++) {
                average[i] += features[i] / songs.size();
            }
            if (best.size() < count || score > best.element().score()) {
                best.add(new Scored<>(song, score, features.clone(), luck));
            }
            if (best.size() > count) {
                best.remove();
            }
        }
        Reasons reasons = new Reasons(situation, taste, weights, average);
        Mood target = situation.target();
        return best.stream()
                .sorted(Comparator.comparingDouble((Scored<S> scored) -> scored.score())
                        .reversed())
                .map(scored -> suggestion(scored, target, reasons))
                .toList();
    }

    private static <S extends Listenable> Suggestion<S> suggestion(Scored<S> scored, Mood target, Reasons reasons) {
        return new Suggestion<>(
                scored.song(),
                target,
                reasons.of(scored.song(), scored.features(), scored.luck()),
                Features.owning(scored.features()));
    }
}
