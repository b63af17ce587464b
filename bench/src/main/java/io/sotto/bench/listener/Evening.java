package io.sotto.bench.listener;

import io.sotto.client.music.Familiarity;
import io.sotto.client.music.Feedback;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.music.Situation;
import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import io.sotto.model.RandomStreams;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One listener, one way to choose, many songs one after the other. The same seed gives all ways the same listener and moods. */
final class Evening {
    /** A song rests for so many others. */
    private static final int RESTS = 20;

    private static final int MINUTES_A_SONG = 4;
    private static final ZonedDateTime START = ZonedDateTime.of(2026, 1, 1, 8, 0, 0, 0, ZoneOffset.UTC);

    private Evening() {}

    /**
     * Plays songs.
     *
     * @return the regret of each: by how much the best song that did not rest was better
     */
    static double[] regrets(List<Tune> library, Chooser.Kind kind, int songs, RandomStreams streams, int listener) {
        Listener person = new Listener(library.size(), streams.stream("listener", listener, 0));
        RandomGenerator moods = streams.stream("moods", listener, 0);
        RandomGenerator reactions = streams.stream("reactions", listener, 0);
        RandomGenerator chance = streams.stream("choice " + kind, listener, 0);
        Chooser chooser = kind.create(library.size());
        Map<String, Familiarity> history = new HashMap<>();
        Deque<Tune> resting = new ArrayDeque<>();
        double[] regrets = new double[songs];
        for (int i = 0; i < songs; i++) {
            Situation now = situation(moods, i);
            List<Tune> awake =
                    library.stream().filter(tune -> !resting.contains(tune)).toList();
            Tune chosen = chooser.choose(awake, now, history, chance);
            double best = awake.stream()
                    .mapToDouble(tune -> person.expectedReward(tune, now))
                    .max()
                    .orElseThrow();
            regrets[i] = best - person.expectedReward(chosen, now);
            Feedback feedback = person.react(chosen, now, reactions);
            chooser.learn(chosen, now, history, feedback.reward());
            remember(chosen, feedback, now, history);
            resting.addLast(chosen);
            if (resting.size() > RESTS) {
                resting.removeFirst();
            }
        }
        return regrets;
    }

    /** A face that shows one emotion above all, read with some doubt. */
    private static Situation situation(RandomGenerator random, int song) {
        float[] probabilities = new float[Emotion.COUNT];
        int shown = random.nextInt(Emotion.COUNT);
        double sure = 0.4 + 0.6 * random.nextDouble();
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) ((i == shown ? sure : 0) + (1 - sure) / Emotion.COUNT);
        }
        Prediction feeling = Prediction.of(probabilities);
        return new Situation(
                feeling, Mood.of(feeling), Policy.MATCH, 0, 1, START.plusMinutes((long) MINUTES_A_SONG * song));
    }

    private static void remember(Tune tune, Feedback feedback, Situation now, Map<String, Familiarity> history) {
        history.merge(
                tune.id(),
                new Familiarity(1, now.time().toInstant(), feedback.reward()),
                (old, fresh) -> new Familiarity(old.plays() + 1, fresh.last(), old.rewards() + fresh.rewards()));
    }
}
