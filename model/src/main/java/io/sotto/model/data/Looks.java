package io.sotto.model.data;

import java.util.random.RandomGenerator;

/**
 * Who is seen, whatever the expression. Greys run from 0 black to 255 white; lengths are shares of the face's half-width.
 *
 * @param skin the skin's grey
 * @param hair the grey of hair and brows
 * @param lips the lips' grey
 * @param background the grey behind the head
 * @param faceLength the face's half-height
 * @param eyeSpacing distance of an eye from the middle
 * @param eyeSize half-width of an eye
 * @param browWeight thickness of a brow
 * @param noseLength length of the nose
 * @param mouthHalf half-width of the mouth
 * @param mouthHeight how far the mouth lies below the eyes
 */
record Looks(
        double skin,
        double hair,
        double lips,
        double background,
        HairStyle hairStyle,
        boolean glasses,
        boolean beard,
        double faceLength,
        double eyeSpacing,
        double eyeSize,
        double browWeight,
        double noseLength,
        double mouthHalf,
        double mouthHeight) {

    /** How the hair is worn. */
    enum HairStyle {
        NONE,
        SHORT,
        FRINGE,
        LONG
    }

    static Looks random(RandomGenerator random) {
        double skin = Draw.uniform(random, 70, 225);
        return new Looks(
                skin,
                hair(skin, random),
                skin * Draw.uniform(random, .5, .8),
                Draw.uniform(random, 10, 245),
                HairStyle.values()[random.nextInt(HairStyle.values().length)],
                Draw.chance(random, .15),
                Draw.chance(random, .12),
                Draw.uniform(random, 1.15, 1.4),
                Draw.uniform(random, .38, .48),
                Draw.uniform(random, .17, .23),
                Draw.uniform(random, .06, .13),
                Draw.uniform(random, .35, .5),
                Draw.uniform(random, .30, .40),
                Draw.uniform(random, .72, .84));
    }

    /** Mostly darker than the skin; now and then fair or grey, but never so near to it that brows vanish. */
    private static double hair(double skin, RandomGenerator random) {
        return Draw.chance(random, .2) && skin < 170
                ? skin + Draw.uniform(random, 45, 85)
                : skin * Draw.uniform(random, .15, .6);
    }
}
