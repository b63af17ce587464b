package io.sotto.bench;

import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.model.Emotion;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A library of 50,000 songs that nobody wrote. An eighth of them is for each of the seven emotions, and an eighth for none. */
final class LargeLibrary {
    static final int SONGS = 50_000;

    private static final List<String> WORDS = List.of(
            "night",
            "river",
            "canción",
            "love",
            "blue",
            "senja",
            "mountain",
            "dance",
            "quiet",
            "morning",
            "bulan",
            "road",
            "fire",
            "rain",
            "mar",
            "home",
            "dream",
            "winter",
            "lluvia",
            "stone");
    private static final List<String> GENRES =
            List.of("Jazz", "Rock", "Pop", "Ambient", "Dangdut", "Folk", "Techno", "Salsa");

    private final SplittableRandom random;

    LargeLibrary(SplittableRandom random) {
        this.random = random;
    }

    List<TrackDraft> songs() {
        return IntStream.range(0, SONGS).mapToObj(this::song).toList();
    }

    /** A list of as many links, as the page imports it. */
    String csv() {
        StringBuilder csv = new StringBuilder("expression,genre,artist,title,year,link\n");
        for (TrackDraft song : songs()) {
            TrackDetails details = song.details();
            Emotion emotion = details.emotion();
            csv.append("%s,%s,%s,%s,%d,https://songs.example%s%n"
                    .formatted(
                            emotion == null ? "" : emotion.name(),
                            details.genre(),
                            details.artist(),
                            details.title(),
                            details.year(),
                            song.location()));
        }
        return csv.toString();
    }

    String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private TrackDraft song(int number) {
        TrackDetails details = TrackDetails.of(
                "%s %s %d".formatted(word(), word(), number % 1000),
                "%s %d".formatted(word(), number % 700),
                GENRES.get(random.nextInt(GENRES.size())),
                1960 + random.nextInt(65),
                emotion(number));
        return new TrackDraft(TrackSource.FILE, "/music/%d/%d.mp3".formatted(number % 500, number), details, "1:1:-");
    }

    private static @Nullable Emotion emotion(int number) {
        int label = number % (Emotion.COUNT + 1);
        return label == Emotion.COUNT ? null : Emotion.values()[label];
    }
}
