package io.sotto.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /**
     * Six faces: happy found 2 of 3 (one taken for sad), sad 1 of 2 (one taken for happy), fear taken for disgust. By
     * hand: happy TP 2, precision 2/3, recall 2/3, F1 2/3; sad precision 1/2, recall 1/2, F1 1/2; fear F1 0.
     */
    private static final Evaluation SIX = new Evaluation.Counter()
            .add(Emotion.HAPPY, probabilities(Emotion.HAPPY, 0.5f), 0)
            .add(Emotion.HAPPY, probabilities(Emotion.HAPPY, 0.5f), 0)
            .add(Emotion.HAPPY, probabilities(Emotion.SAD, 0.5f), 0)
            .add(Emotion.SAD, probabilities(Emotion.SAD, 1), 0)
            .add(Emotion.SAD, probabilities(Emotion.HAPPY, 1), 0)
            .add(Emotion.FEAR, probabilities(Emotion.DISGUST, 1), 0)
            .evaluation();

    @Test
    void accuracy_threeOfSix_isOneHalf() {
        assertThat(SIX.count()).isEqualTo(6);
        assertThat(SIX.accuracy()).isEqualTo(0.5);
    }

    @Test
    void recallAndPrecision_byHand_agree() {
        assertThat(SIX.recall(Emotion.HAPPY)).isEqualTo(2.0 / 3);
        assertThat(SIX.precision(Emotion.HAPPY)).isEqualTo(2.0 / 3);
        assertThat(SIX.recall(Emotion.SAD)).isEqualTo(0.5);
        assertThat(SIX.recall(Emotion.FEAR)).isZero();
        assertThat(SIX.precision(Emotion.DISGUST)).isZero();
        assertThat(SIX.confusion(Emotion.HAPPY, Emotion.SAD)).isEqualTo(1);
        assertThat(SIX.confusion(Emotion.SAD, Emotion.FEAR)).isZero();
    }

    @Test
    void recallAndPrecision_withoutFacesOrPredictions_areNotDefined() {
        assertThat(SIX.recall(Emotion.DISGUST)).isNaN();
        assertThat(SIX.precision(Emotion.FEAR)).isNaN();
        assertThat(SIX.f1(Emotion.DISGUST)).isNaN();
    }

    @Test
    void macroF1_threeClassesWithFaces_isTheirPlainMean() {
        assertThat(SIX.macroF1()).isCloseTo((2.0 / 3 + 0.5 + 0) / 3, within(1e-12));
    }

    /** Half of the mass on the named class leaves 1/12 for each other: -(2 ln .5 + ln(1/12) + ln 1 + 2 ln 1e-7) / 6. */
    @Test
    void meanCrossEntropy_certainMistakes_areBounded() {
        double sum = 2 * Math.log(0.5) + Math.log(1.0 / 12) + 2 * Math.log(1e-7);

        assertThat(SIX.meanCrossEntropy()).isCloseTo(-sum / 6, within(1e-6));
    }

    @Test
    void figures_noFace_areNotDefined() {
        Evaluation none = new Evaluation.Counter().evaluation();

        assertThat(none.count()).isZero();
        assertThat(none.accuracy()).isNaN();
        assertThat(none.macroF1()).isNaN();
        assertThat(none.meanCrossEntropy()).isNaN();
    }

    @Test
    void add_modelThatGivesNaN_isLabelZeroAndShowsInTheLoss() {
        float nan = Float.NaN;
        Evaluation broken = new Evaluation.Counter()
                .add(Emotion.SAD, new float[] {nan, nan, nan, nan, nan, nan, nan}, 0)
                .evaluation();

        assertThat(broken.confusion(Emotion.SAD, Emotion.ANGRY)).isEqualTo(1);
        assertThat(broken.meanCrossEntropy()).isNaN();
    }

    @Test
    void plus_twoHalves_isTheWhole() {
        Evaluation.Counter counter = new Evaluation.Counter().add(Emotion.SAD, probabilities(Emotion.SAD, 1), 0);
        Evaluation one = counter.evaluation();
        Evaluation two =
                counter.add(Emotion.FEAR, probabilities(Emotion.SAD, 1), 0).evaluation();

        assertThat(one.plus(new Evaluation.Counter()
                        .add(Emotion.FEAR, probabilities(Emotion.SAD, 1), 0)
                        .evaluation()))
                .isEqualTo(two)
                .hasSameHashCodeAs(two);
        assertThat(one.count()).isEqualTo(1);
    }

    @Test
    void render_undefinedFigures_showAsDashes() {
        String table = EvaluationTable.render("PublicTest", SIX);

        assertThat(table.lines()).hasSize(9);
        assertThat(table).startsWith("PublicTest: 6 faces, accuracy 50.00 %, macro-F1 38.89 %, cross-entropy");
        assertThat(table.lines().filter(line -> line.startsWith("happy")).findFirst())
                .hasValueSatisfying(line ->
                        assertThat(line.replaceAll(" +", " ")).isEqualTo("happy 3 66.67 66.67 | 0 0 0 2 1 0 0"));
        assertThat(table.lines().filter(line -> line.startsWith("neutral")).findFirst())
                .hasValueSatisfying(
                        line -> assertThat(line.replaceAll(" +", " ")).isEqualTo("neutral 0 - - | 0 0 0 0 0 0 0"));
    }

    private static float[] probabilities(Emotion top, float share) {
        float[] probabilities = new float[Emotion.COUNT];
        Arrays.fill(probabilities, (1 - share) / (Emotion.COUNT - 1));
        probabilities[top.label()] = share;
        return probabilities;
    }
}
