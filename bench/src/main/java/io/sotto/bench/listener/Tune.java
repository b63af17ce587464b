package io.sotto.bench.listener;

import io.sotto.client.music.Listenable;
import io.sotto.client.music.Mood;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A song of a simulated library. */
record Tune(int number, Mood mood, String genre) implements Listenable {
    static final List<String> GENRES = List.of(
            "blues",
            "classical",
            "country",
            "electronic",
            "folk",
            "hip hop",
            "jazz",
            "metal",
            "pop",
            "reggae",
            "rock",
            "soul");

    @Override
    public String id() {
        return String.valueOf(number);
    }

    /** Songs all over the plane, with a genre each. */
    static List<Tune> library(int count, RandomGenerator random) {
        List<Tune> tunes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Mood mood = new Mood(2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1);
            tunes.add(new Tune(i, mood, GENRES.get(random.nextInt(GENRES.size()))));
        }
        return List.copyOf(tunes);
    }
}
