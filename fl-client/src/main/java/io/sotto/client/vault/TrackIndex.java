package io.sotto.client.vault;

import io.sotto.client.library.EmotionWords;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackPage;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSort;
import io.sotto.client.music.Mood;
import io.sotto.client.music.MoodOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All shown songs in memory, each with its words in lower case: about 600 bytes a song, and a pass over 50,000 takes some
 * milliseconds ({@code io.sotto.bench.LibrarySearch}), which no index in an encrypted file has to beat. An order is kept from
 * use to use; after a change it is nearly sorted, so sorting it again costs one more pass. Thread-safe.
 */
final class TrackIndex {
    private static final class Entry {
        private Track track;
        private String words = "";
        private String title = "";
        private String artist = "";

        private Entry(Track track) {
            this.track = track;
            become(track);
        }

        private void become(Track next) {
            track = next;
            TrackDetails details = next.details();
            title = EmotionWords.folded(details.title());
            artist = EmotionWords.folded(details.artist());
            words = String.join(
                    "\n", title, artist, EmotionWords.folded(details.album()), EmotionWords.folded(details.genre()));
        }
    }

    private final Map<Long, Entry> byId = new HashMap<>();
    private final Map<TrackSort, List<Entry>> orders = new EnumMap<>(TrackSort.class);
    private final Map<TrackSort, Boolean> stale = new EnumMap<>(TrackSort.class);
    private @Nullable MoodOrder<Entry> byMood;

    TrackIndex(Collection<Track> tracks) {
        tracks.forEach(track -> byId.put(track.id(), new Entry(track)));
    }

    synchronized Optional<Track> find(long id) {
        return Optional.ofNullable(byId.get(id)).map(entry -> entry.track);
    }

    synchronized int size() {
        return byId.size();
    }

    synchronized int count(Predicate<Track> admitted) {
        return (int) byId.values().stream()
                .filter(entry -> admitted.test(entry.track))
                .count();
    }

    /** Adds songs, or replaces what is known of them. */
    synchronized void put(Collection<Track> tracks) {
        for (Track track : tracks) {
            Entry entry = byId.get(track.id());
            if (entry == null) {
                Entry added = new Entry(track);
                byId.put(track.id(), added);
                orders.values().forEach(order -> order.add(added));
                byMood = null;
            } else {
                byMood = entry.track.mood().equals(track.mood()) ? byMood : null;
                entry.become(track);
            }
        }
        orders.keySet().forEach(sort -> stale.put(sort, true));
    }

    synchronized TrackPage search(TrackQuery query) {
        String[] words = EmotionWords.folded(query.words().strip()).split("\\s+", -1);
        List<Track> page = new ArrayList<>(Math.min(query.limit(), byId.size()));
        int total = 0;
        for (Entry entry : order(query.sort())) {
            if (fits(entry, query, words)) {
                if (total >= query.offset() && page.size() < query.limit()) {
                    page.add(entry.track);
                }
                total++;
            }
        }
        return new TrackPage(total, page);
    }

    /** The songs whose mood is nearest, nearest first. */
    synchronized List<Track> nearest(Mood mood, int count, RandomGenerator random) {
        MoodOrder<Entry> order = byMood;
        if (order == null) {
            order = new MoodOrder<>(byId.values(), entry -> entry.track.mood());
            byMood = order;
        }
        return order.nearest(mood, count, random).stream()
                .map(entry -> entry.track)
                .toList();
    }

    private List<Entry> order(TrackSort sort) {
        List<Entry> order = orders.computeIfAbsent(sort, wanted -> new ArrayList<>(byId.values()));
        if (stale.getOrDefault(sort, true)) {
            order.sort(comparator(sort));
            stale.put(sort, false);
        }
        return order;
    }

    private static boolean fits(Entry entry, TrackQuery query, String[] words) {
        Track track = entry.track;
        if ((query.emotion() != null && track.details().emotion() != query.emotion())
                || (query.favouritesOnly() && !track.favourite())
                || (query.source() != null && track.source() != query.source())) {
            return false;
        }
        for (String word : words) {
            if (!entry.words.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static Comparator<Entry> comparator(TrackSort sort) {
        Comparator<Entry> byTitle = Comparator.comparing((Entry entry) -> entry.title);
        Comparator<Entry> wanted = switch (sort) {
            case TITLE -> byTitle;
            case ARTIST ->
                Comparator.comparing((Entry entry) -> entry.artist)
                        .thenComparing(entry -> entry.track.details().album())
                        .thenComparing(byTitle);
            case ADDED ->
                Comparator.comparing((Entry entry) -> entry.track.added())
                        .reversed()
                        .thenComparing(byTitle);
            case PLAYS ->
                Comparator.comparingInt((Entry entry) -> entry.track.plays())
                        .reversed()
                        .thenComparing(byTitle);
        };
        return wanted.thenComparingLong(entry -> entry.track.id());
    }
}
