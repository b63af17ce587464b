package io.sotto.model.data;

import java.util.random.RandomGenerator;

/** Draws numbers the way the generator of faces needs them. */
final class Draw {
    private Draw() {}

    static double uniform(RandomGenerator random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Around a mean; values beyond two deviations are pulled back to them, so that nothing leaves the face. */
    static double around(RandomGenerator random, double mean, double deviation) {
        return mean + deviation * Math.max(-2, Math.min(2, random.nextGaussian()));
    }

    static boolean chance(RandomGenerator random, double probability) {
        return random.nextDouble() < probability;
    }
}
