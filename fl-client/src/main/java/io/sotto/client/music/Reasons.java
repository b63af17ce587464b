package io.sotto.client.music;

import io.sotto.client.music.Features.Aspect;
import io.sotto.model.Emotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out what decided for a song: how much its place on the plane, what was learnt and the wish to learn more each put
 * it above the average of the songs that it was chosen from.
 */
final class Reasons {
    /** Differences of moods below are not worth a word. */
    private static final double NOTICEABLE = 0.12;

    private static final double LARGE = 0.4;

    /** Parts of a score below are not worth a word. */
    private static final double WORTH_SAYING = 0.1;

    private record Weighed(Reason reason, double part) {}

    private final Situation situation;
    private final double[] learnt;
    private final double[] drawn;
    private final double[] average;

    /**
     * @param sample the weights that ranked the songs
     * @param average the features of the average song
     */
    Reasons(Situation situation, Taste taste, double[] sample, double[] average) {
        this.situation = situation;
        this.average = average;
        this.learnt = difference(taste.mean(), Taste.prior());
        this.drawn = difference(sample, taste.mean());
    }

    /** @param luck what the song's own draw added to its score */
    List<Reason> of(Listenable song, double[] features, double luck) {
        List<Weighed> reasons = new ArrayList<>();
        double fit = Taste.prior()[Features.DISTANCE] * (features[Features.DISTANCE] - average[Features.DISTANCE]);
        reasons.add(new Weighed(fit(song), Math.max(fit, 2 * WORTH_SAYING)));
        double ownWord = Aspect.OWN_WORD.part(Taste.prior(), features, average);
        for (Aspect aspect : Aspect.values()) {
            double part = aspect.part(learnt, features, average) + (aspect == Aspect.OWN_WORD ? ownWord : 0);
            if (part > WORTH_SAYING) {
                reasons.add(new Weighed(taste(aspect, song), part));
            }
        }
        double exploration = luck;
        for (Aspect aspect : Aspect.values()) {
            exploration += aspect.part(drawn, features, average);
        }
        if (exploration > WORTH_SAYING) {
            reasons.add(new Weighed(new Reason("explore", Map.of()), exploration));
        }
        return reasons.stream()
                .sorted(Comparator.comparingDouble(Weighed::part).reversed())
                .map(Weighed::reason)
                .distinct()
                .toList();
    }

    private Reason fit(Listenable song) {
        Emotion emotion = situation.emotion();
        return song.listed(emotion) == Listed.IN
                ? new Reason("list", Map.of("list", "emotion." + emotion.word()))
                : fit(song.mood());
    }

    private Reason fit(Mood song) {
        Mood wanted = situation.target();
        Map<String, String> arguments = new HashMap<>();
        arguments.put("word", "word." + song.word());
        List<String> differences = new ArrayList<>();
        describe(song.valence() - wanted.valence(), "brighter", "darker", differences);
        describe(song.arousal() - wanted.arousal(), "livelier", "calmer", differences);
        for (int i = 0; i < differences.size(); i++) {
            arguments.put(i == 0 ? "first" : "second", differences.get(i));
        }
        if (situation.policy() == Policy.MATCH) {
            return new Reason("fit." + differences.size(), arguments);
        }
        arguments.put("goal", "goal." + situation.policy());
        arguments.put("steps", String.valueOf(situation.steps()));
        arguments.put("step", String.valueOf(Math.min(situation.step() + 1, situation.steps())));
        return new Reason("path." + differences.size(), arguments);
    }

    private static void describe(double difference, String more, String less, List<String> differences) {
        if (Math.abs(difference) >= NOTICEABLE) {
            String degree = Math.abs(difference) >= LARGE ? ".much" : ".little";
            differences.add("difference." + (difference > 0 ? more : less) + degree);
        }
    }

    private static Reason taste(Aspect aspect, Listenable song) {
        return switch (aspect) {
            case DISTANCE, MOOD_OF_SONG ->
                new Reason("taste.mood", Map.of("word", "word." + song.mood().word()));
            case GENRE_OF_SONG -> new Reason("taste.genre", Map.of("genre", song.genre()));
            case PLAYS -> new Reason("taste.plays", Map.of());
            case OWN_WORD -> new Reason("taste.own", Map.of());
            case TIME_OF_DAY -> new Reason("taste.day", Map.of());
        };
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }
}
