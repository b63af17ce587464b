package io.sotto.bench.listener;

import io.sotto.client.music.Familiarity;
import io.sotto.client.music.Features;
import io.sotto.client.music.Situation;
import io.sotto.client.music.SongChoice;
import io.sotto.client.music.Taste;
import io.sotto.client.music.Window;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** A way to choose songs for one listener; it learns as it goes. */
abstract class Chooser {
    private static final double EPSILON = 0.1;

    /** Songs that rest are left out by the simulation, the same for all. */
    private static final Window NONE = new Window(0, Duration.ZERO);

    /** The ways that are compared. */
    enum Kind {
        RANDOM("random"),
        POPULARITY("popularity: the mean reward so far, whatever the mood"),
        NEAREST("nearest mood, nothing learnt"),
        EPSILON_GREEDY("epsilon-greedy, 0.1, on the same linear model"),
        THOMPSON("linear Thompson sampling, as the companion has it");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        Chooser create(int songs) {
            return switch (this) {
                case RANDOM -> new Fixed((tunes, random) -> tunes.get(random.nextInt(tunes.size())));
                case POPULARITY -> new Popularity(songs);
                case NEAREST -> new Nearest();
                case EPSILON_GREEDY -> new EpsilonGreedy();
                case THOMPSON -> new Thompson();
            };
        }
    }

    abstract Tune choose(List<Tune> tunes, Situation now, Map<String, Familiarity> history, RandomGenerator random);

    /** @param history as it was when the song was chosen */
    void learn(Tune tune, Situation then, Map<String, Familiarity> history, double reward) {}

    private static final class Fixed extends Chooser {
        private final BiFunction<List<Tune>, RandomGenerator, Tune> rule;

        Fixed(BiFunction<List<Tune>, RandomGenerator, Tune> rule) {
            this.rule = rule;
        }

        @Override
        Tune choose(List<Tune> tunes, Situation now, Map<String, Familiarity> history, RandomGenerator random) {
            return rule.apply(tunes, random);
        }
    }

    private static final class Popularity extends Chooser {
        private final double[] rewards;
        private final int[] plays;

        Popularity(int songs) {
            rewards = new double[songs];
            plays = new int[songs];
        }

        @Override
        Tune choose(List<Tune> tunes, Situation now, Map<String, Familiarity> history, RandomGenerator random) {
            double[] order = random.doubles(rewards.length).toArray();
            return tunes.stream()
                    .max(Comparator.comparingDouble((Tune tune) -> rewards[tune.number()] / (plays[tune.number()] + 1))
                            .thenComparingDouble(tune -> order[tune.number()]))
                    .orElseThrow();
        }

        @Override
        void learn(Tune tune, Situation then, Map<String, Familiarity> history, double reward) {
            rewards[tune.number()] += reward;
            plays[tune.number()]++;
        }
    }

    private static final class Nearest extends Chooser {
        @Override
        Tune choose(List<Tune> tunes, Situation now, Map<String, Familiarity> history, RandomGenerator random) {
            return tunes.stream()
                    .min(Comparator.comparingDouble(tune -> tune.mood().distanceTo(now.target())))
                    .orElseThrow();
        }
    }

    private static class Learner extends Chooser {
        private Taste taste = Taste.none();

        @Override
        Tune choose(List<Tune> tunes, Situation now, Map<String, Familiarity> history, RandomGenerator random) {
            return new SongChoice(taste, NONE)
                    .choose(tunes, now, history, 1, random)
                    .get(0)
                    .song();
        }

        @Override
        void learn(Tune tune, Situation then, Map<String, Familiarity> history, double reward) {
            taste = taste.learn(Features.of(tune, then, history.get(tune.id())), reward);
        }

        Taste taste() {
            return taste;
        }
    }

    private static final class Thompson extends Learner {}

    private static final class EpsilonGreedy extends Learner {
        @Override
        Tune choose(List<Tune> tunes, Situation now, Map<String, Familiarity> history, RandomGenerator random) {
            if (random.nextDouble() < EPSILON) {
                return tunes.get(random.nextInt(tunes.size()));
            }
            return tunes.stream()
                    .max(Comparator.comparingDouble(
                            tune -> taste().expected(Features.of(tune, now, history.get(tune.id())))))
                    .orElseThrow();
        }
    }
}
