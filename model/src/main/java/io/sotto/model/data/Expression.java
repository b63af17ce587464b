package io.sotto.model.data;

import io.sotto.model.Emotion;
import java.util.random.RandomGenerator;

/**
 * What muscles do to brows, eyes and mouth, each number 0 at rest. Lengths are in shares of the face's half-width.
 *
 * @param browInner how far the brows' inner ends are raised
 * @param browOuter how far their outer ends are raised
 * @param browArch how much they arch upwards between the ends
 * @param eyeOpening added to the height of the open eye, as a factor's exponent
 * @param upperLid share of the eye that a drooping upper lid covers, slanting down to the outside
 * @param lowerLid share of the eye that a raised cheek covers from below
 * @param mouthCurve how far the mouth's corners are raised
 * @param mouthOpen how far the lips stand apart
 * @param mouthWidth added to the mouth's width, as a factor's exponent
 * @param teeth 0 no teeth in the open mouth, 1 all teeth
 * @param upperLip how far the middle of the upper lip is raised
 * @param frownLines strength of the lines between the brows
 * @param noseLines strength of the wrinkles along the nose
 */
record Expression(
        double browInner,
        double browOuter,
        double browArch,
        double eyeOpening,
        double upperLid,
        double lowerLid,
        double mouthCurve,
        double mouthOpen,
        double mouthWidth,
        double teeth,
        double upperLip,
        double frownLines,
        double noseLines) {

    /** An emotion's expression as one person shows it: of random strength, with random deviations in every part. */
    static Expression of(Emotion emotion, RandomGenerator random) {
        double strength = emotion == Emotion.NEUTRAL ? 0 : Draw.uniform(random, 0.55, 1.15);
        return typical(emotion, random.nextBoolean()).times(strength).disturbed(random);
    }

    /** The full expression; most emotions are shown with the mouth closed or open. */
    private static Expression typical(Emotion emotion, boolean open) {
        return switch (emotion) {
            case ANGRY ->
                open
                        ? new Expression(-.24, .08, 0, .1, 0, .1, -.10, .22, .05, 1, 0, 1, .2)
                        : new Expression(-.26, .10, 0, -.1, 0, .1, -.10, 0, -.2, 0, 0, 1, 0);
            case DISGUST -> new Expression(-.13, -.05, 0, -.7, .1, .4, -.20, open ? .14 : 0, -.05, .8, .20, .3, 1);
            case FEAR -> new Expression(.22, .02, 0, .5, 0, 0, -.12, open ? .20 : .10, .2, .7, 0, .5, 0);
            case HAPPY ->
                open
                        ? new Expression(0, .02, .04, -.25, 0, .35, .26, .22, .25, 1, 0, 0, 0)
                        : new Expression(0, .02, .04, -.15, 0, .25, .30, 0, .25, 0, 0, 0, 0);
            case SAD -> new Expression(.20, -.16, 0, -.2, .45, 0, -.26, 0, -.1, 0, 0, .2, 0);
            case SURPRISE -> new Expression(.20, .20, .12, .6, 0, 0, 0, open ? .50 : .34, -.35, 0, 0, 0, 0);
            case NEUTRAL -> new Expression(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        };
    }

    private Expression times(double strength) {
        return new Expression(
                browInner * strength,
                browOuter * strength,
                browArch * strength,
                eyeOpening * strength,
                upperLid * strength,
                lowerLid * strength,
                mouthCurve * strength,
                mouthOpen * strength,
                mouthWidth * strength,
                teeth,
                upperLip * strength,
                frownLines * strength,
                noseLines * strength);
    }

    private Expression disturbed(RandomGenerator random) {
        return new Expression(
                Draw.around(random, browInner, .035),
                Draw.around(random, browOuter, .035),
                Draw.around(random, browArch, .02),
                Draw.around(random, eyeOpening, .1),
                Math.max(0, Draw.around(random, upperLid, .05)),
                Math.max(0, Draw.around(random, lowerLid, .05)),
                Draw.around(random, mouthCurve, .04),
                Math.max(0, Draw.around(random, mouthOpen, .02)),
                Draw.around(random, mouthWidth, .06),
                teeth * Draw.uniform(random, .6, 1),
                Math.max(0, Draw.around(random, upperLip, .02)),
                Math.max(0, Draw.around(random, frownLines, .15)),
                Math.max(0, Draw.around(random, noseLines, .1)));
    }
}
