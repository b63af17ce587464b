package io.sotto.client.music;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Things by their moods, and the moods by valence, so that those near to a mood stand together and the rest need not be looked
 * at. Songs of which an emotion or a genre is all that is known share one mood by the thousand. Immutable, as long as the
 * moods are.
 */
public final class MoodOrder<T> {
    private record Group<T>(Mood mood, List<T> things) {}

    private record Distant<T>(Group<T> group, double distance) {
        int size() {
            return group.things().size();
        }
    }

    private final List<Group<T>> groups;

    public MoodOrder(Collection<T> things, Function<T, Mood> mood) {
        Map<Mood, List<T>> byMood = things.stream().collect(Collectors.groupingBy(mood));
        groups = byMood.entrySet().stream()
                .map(group -> new Group<>(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingDouble(
                                (Group<T> group) -> group.mood().valence())
                        .thenComparingDouble(group -> group.mood().arousal()))
                .toList();
    }

    /**
     * The nearest, nearest first.
     *
     * @param count how many at most, 1 or more
     * @param random decides among those of one mood
     */
    public List<T> nearest(Mood mood, int count, RandomGenerator random) {
        if (count < 1) {
            throw new IllegalArgumentException("count %d: expected 1 or more".formatted(count));
        }
        List<T> nearest = new ArrayList<>();
        for (Distant<T> next : nearestGroups(mood, count)) {
            nearest.addAll(Lots.draw(next.group().things(), count - nearest.size(), random));
        }
        return nearest;
    }

    /** So many that they hold the count, from the two sides outwards until nothing nearer can come. */
    private List<Distant<T>> nearestGroups(Mood mood, int count) {
        PriorityQueue<Distant<T>> farthestFirst =
                new PriorityQueue<>(Comparator.comparingDouble((Distant<T> distant) -> distant.distance())
                        .reversed());
        int held = 0;
        int above = firstFrom(mood.valence());
        int below = above - 1;
        while (below >= 0 || above < groups.size()) {
            double down = below < 0 ? Double.POSITIVE_INFINITY : mood.valence() - valence(below);
            double up = above == groups.size() ? Double.POSITIVE_INFINITY : valence(above) - mood.valence();
            double farthest = held < count
                    ? Double.POSITIVE_INFINITY
                    : farthestFirst.element().distance();
            if (Math.min(down, up) >= farthest) {
                break;
            }
            Group<T> group = groups.get(down < up ? below-- : above++);
            double distance = group.mood().distanceTo(mood);
            if (distance < farthest) {
                farthestFirst.add(new Distant<>(group, distance));
                held += group.things().size();
                while (held - farthestFirst.element().size() >= count) {
                    held -= farthestFirst.remove().size();
                }
            }
        }
        return farthestFirst.stream()
                .sorted(Comparator.comparingDouble(Distant::distance))
                .toList();
    }

    private int firstFrom(double valence) {
        int low = 0;
        int high = groups.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (valence(middle) < valence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double valence(int group) {
        return groups.get(group).mood().valence();
    }
}
