package io.sotto.bench.listener;

import io.sotto.client.music.Feedback;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Situation;
import java.util.random.RandomGenerator;

/**
 * A listener with a taste of their own, which nobody sees but by what they do. How well they like a song is
 *
 * <pre>
 * u = 0.5 - 1.2 d + g + s + noise,    noise ~ N(0, 0.3)
 * </pre>
 *
 * d is the distance of the song's mood from the mood that this person wants to hear in this situation, which lies off the
 * mood of the face, by N(0, 0.4) in valence and in arousal and always the same way; g how much they like the genre, N(0, 0.4);
 * s how much the song itself, N(0, 0.2). They like it above 0.7, finish it above 0, skip it above -0.6, and dislike it else.
 */
final class Listener {
    private static final double NOISE = 0.3;
    private static final double LIKES_ABOVE = 0.7;
    private static final double FINISHES_ABOVE = 0;
    private static final double SKIPS_ABOVE = -0.6;

    private final double valence;
    private final double arousal;
    private final double[] genres = new double[Tune.GENRES.size()];
    private final double[] songs;

    Listener(int songs, RandomGenerator random) {
        this.valence = 0.4 * random.nextGaussian();
        this.arousal = 0.4 * random.nextGaussian();
        this.songs = new double[songs];
        for (int i = 0; i < genres.length; i++) {
            genres[i] = 0.4 * random.nextGaussian();
        }
        for (int i = 0; i < songs; i++) {
            this.songs[i] = 0.2 * random.nextGaussian();
        }
    }

    Feedback react(Tune tune, Situation situation, RandomGenerator random) {
        double liking = liking(tune, situation) + NOISE * random.nextGaussian();
        if (liking > LIKES_ABOVE) {
            return Feedback.LIKE;
        } else if (liking > FINISHES_ABOVE) {
            return Feedback.FINISH;
        }
        return liking > SKIPS_ABOVE ? Feedback.SKIP : Feedback.DISLIKE;
    }

    /** The reward of a song before the noise is known. */
    double expectedReward(Tune tune, Situation situation) {
        double liking = liking(tune, situation);
        double likes = above(LIKES_ABOVE, liking);
        double finishes = above(FINISHES_ABOVE, liking);
        double skips = above(SKIPS_ABOVE, liking);
        return Feedback.LIKE.reward() * likes
                + Feedback.FINISH.reward() * (finishes - likes)
                + Feedback.SKIP.reward() * (skips - finishes)
                + Feedback.DISLIKE.reward() * (1 - skips);
    }

    private double liking(Tune tune, Situation situation) {
        Mood now = situation.mood();
        Mood wanted = new Mood(within(now.valence() + valence), within(now.arousal() + arousal));
        return 0.5
                - 1.2 * tune.mood().distanceTo(wanted)
                + genres[Tune.GENRES.indexOf(tune.genre())]
                + songs[tune.number()];
    }

    private static double within(double value) {
        return Math.max(-1, Math.min(1, value));
    }

    /** The probability that liking with noise is above a mark: by a logistic curve that is within 0.01 of the normal one. */
    private static double above(double mark, double liking) {
        return 1 / (1 + Math.exp(-1.702 * (liking - mark) / NOISE));
    }
}
