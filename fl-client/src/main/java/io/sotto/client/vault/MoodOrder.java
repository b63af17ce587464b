package io.sotto.client.vault;

import io.sotto.client.music.Mood;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Things by the valence of their moods, so that those near to a mood stand together and the rest need not be looked at.
 * Immutable, as long as their moods are.
 */
final class MoodOrder<T> {
    private record Distant(int place, double distance) {}

    private final List<T> things;
    private final double[] valences;
    private final double[] arousals;

    MoodOrder(Collection<T> unordered, Function<T, Mood> mood) {
        things = unordered.stream()
                .sorted(Comparator.comparingDouble(thing -> mood.apply(thing).valence()))
                .toList();
        valences = things.stream()
                .mapToDouble(thing -> mood.apply(thing).valence())
                .toArray();
        arousals = things.stream()
                .mapToDouble(thing -> mood.apply(thing).arousal())
                .toArray();
    }

    /** The nearest, nearest first, from the two sides outwards until nothing nearer can come. */
    List<T> nearest(Mood mood, int count, Predicate<T> admitted) {
        PriorityQueue<Distant> nearest = new PriorityQueue<>(
                Comparator.comparingDouble(Distant::distance).reversed());
        int found = Arrays.binarySearch(valences, mood.valence());
        int above = found < 0 ? -found - 1 : found;
        int below = above - 1;
        while (below >= 0 || above < valences.length) {
            double down = below < 0 ? Double.POSITIVE_INFINITY : mood.valence() - valences[below];
            double up = above == valences.length ? Double.POSITIVE_INFINITY : valences[above] - mood.valence();
            boolean full = nearest.size() == count;
            double farthest = full ? nearest.element().distance() : Double.POSITIVE_INFINITY;
            if (Math.min(down, up) >= farthest) {
                break;
            }
            int place = down < up ? below-- : above++;
            double distance = new Mood(valences[place], arousals[place]).distanceTo(mood);
            if (distance < farthest && admitted.test(things.get(place))) {
                if (full) {
                    nearest.remove();
                }
                nearest.add(new Distant(place, distance));
            }
        }
        return farthestLast(nearest);
    }

    private List<T> farthestLast(PriorityQueue<Distant> nearest) {
        Deque<T> ordered = new ArrayDeque<>(nearest.size());
        while (!nearest.isEmpty()) {
            ordered.addFirst(things.get(nearest.remove().place()));
        }
        return List.copyOf(ordered);
    }
}
