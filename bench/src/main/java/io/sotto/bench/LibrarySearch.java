package io.sotto.bench;

import io.sotto.client.companion.Errand;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.journal.Moment;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.Reaction;
import io.sotto.client.library.Track;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackQuery;
import io.sotto.client.library.TrackSort;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.vault.SongStore;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * A library of 50,000 songs in an encrypted vault: opening it, searching it, paging through it, also right after a change,
 * the songs nearest to a mood, and a choice, its journal entry included. Prints median and 95th percentile of each, and the
 * asking thread's processor time, which says on a busy machine what the median says on a quiet one.
 */
public final class LibrarySearch {
    private static final int TURNS = 200;
    private static final int WARM_UP = 50;
    private static final int HEARD = 500;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SplittableRandom random = new SplittableRandom(6);
    private final LargeLibrary library = new LargeLibrary(random);

    private LibrarySearch() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        new LibrarySearch().run(Files.createTempDirectory("sotto-library"));
        System.exit(0);
    }

    private void run(Path folder) {
        Profile profile = new Profile(Profile.DEFAULT, folder);
        try (OpenProfile open = OpenProfile.open(profile, Optional.empty())) {
            List<TrackDraft> songs = library.songs();
            long began = System.nanoTime();
            open.vault().songs().addAll(songs, Instant.EPOCH);
            say("importing all, once", millisSince(began));
        }
        long began = System.nanoTime();
        try (OpenProfile open = OpenProfile.open(profile, Optional.empty())) {
            Vault vault = open.vault();
            say("opening the vault", millisSince(began));
            began = System.nanoTime();
            vault.songs().prepare();
            say("reading and ordering all songs, beside other work", millisSince(began));
            measure(vault.songs());
            choose(new Errand(open, InstantSource.system(), new SecureRandom()));
            began = System.nanoTime();
            long entry = vault.journal()
                    .add(Moment.of(Instant.EPOCH, Emotion.SAD, new Mood(0, 0), MoodSource.PICKER))
                    .id();
            say("keeping a journal entry", millisSince(began));
            began = System.nanoTime();
            vault.journal().delete(entry);
            say("deleting it for good, which rewrites the file", millisSince(began));
            delete(vault.songs(), 1);
            delete(vault.songs(), 100);
            say("file, MiB", vault.lengthBytes() / 1048576.0);
        } finally {
            new Profiles(folder).wipe(profile);
        }
    }

    private void delete(SongStore songs, int count) {
        List<Long> doomed = songs.search(query("", TrackSort.TITLE, 0)).tracks().stream()
                .limit(count)
                .map(Track::id)
                .toList();
        long began = System.nanoTime();
        int deleted = songs.delete(doomed);
        say("taking %d of the songs out for good".formatted(deleted), millisSince(began));
    }

    private void measure(SongStore songs) {
        ask(
                "search, two words, by title",
                () -> songs.search(query(library.word() + " " + library.word(), TrackSort.TITLE, 0)));
        ask("search, part of a word, by artist", () -> songs.search(query(part(), TrackSort.ARTIST, 0)));
        ask(
                "page of 100 far down, all songs",
                () -> songs.search(query("", TrackSort.TITLE, random.nextInt(LargeLibrary.SONGS))));
        measure("search right after a play was counted, by plays", () -> {
            songs.countPlay(1 + random.nextInt(LargeLibrary.SONGS));
            long began = System.nanoTime();
            songs.search(query(library.word(), TrackSort.PLAYS, 0));
            return millisSince(began);
        });
        ask("100 songs nearest to a mood", () -> songs.nearest(mood(), 100, random));
    }

    /** Of somebody who has heard some hundreds of these songs. */
    private void choose(Errand errand) {
        for (int i = 0; i < HEARD; i++) {
            errand.react(1 + random.nextInt(LargeLibrary.SONGS), i % 2 == 0 ? Reaction.PLAY : Reaction.FINISH, null);
        }
        ask("6 songs for an emotion", () -> errand.recommend(wish(Policy.MATCH)));
        errand.changeSettings("{\"journey\": 20}".getBytes(StandardCharsets.UTF_8));
        ask("20 songs that lift from an emotion", () -> errand.recommend(wish(Policy.LIFT)));
    }

    private Wish wish(Policy policy) {
        Emotion emotion = Emotion.values()[random.nextInt(Emotion.COUNT)];
        int count = policy == Policy.MATCH ? 6 : 20;
        return Wish.ofEmotion(emotion, MoodSource.PICKER, policy, count);
    }

    private static void ask(String what, Runnable question) {
        measure(what, () -> {
            long began = System.nanoTime();
            question.run();
            return millisSince(began);
        });
    }

    private static double[] times(DoubleSupplier timed, int turns) {
        return IntStream.range(0, turns)
                .mapToDouble(turn -> timed.getAsDouble())
                .sorted()
                .toArray();
    }

    private static void measure(String what, DoubleSupplier timed) {
        times(timed, WARM_UP);
        long processor = THREADS.getCurrentThreadCpuTime();
        double[] millis = times(timed, TURNS);
        processor = THREADS.getCurrentThreadCpuTime() - processor;
        System.out.printf(
                Locale.ROOT,
                "%-50s median %7.2f ms  p95 %7.2f ms  processor %7.2f ms%n",
                what,
                Medians.of(millis),
                millis[(int) Math.ceil(0.95 * TURNS) - 1],
                processor / 1e6 / TURNS);
    }

    private TrackQuery query(String words, TrackSort sort, int offset) {
        return new TrackQuery(words, null, false, null, sort, offset, 100);
    }

    private String part() {
        return library.word().substring(1, 3);
    }

    private Mood mood() {
        return new Mood(random.nextDouble(-1, 1), random.nextDouble(-1, 1));
    }

    private static double millisSince(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private static void say(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-50s %14.2f%n", what, figure);
    }
}
