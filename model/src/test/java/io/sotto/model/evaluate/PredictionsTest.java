package io.sotto.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PredictionsTest {
    private static final float[] ROW = {0.1f, 0.3f, 0.05f, 0.3f, 0.1f, 0.1f, 0.05f};

    @Test
    void rank_equalProbabilities_goByLabel() {
        Predictions predictions = Predictions.of(ROW);
        assertThat(predictions.top(0)).isEqualTo(Emotion.DISGUST);
        assertThat(predictions.rank(0, Emotion.DISGUST)).isZero();
        assertThat(predictions.rank(0, Emotion.HAPPY)).isEqualTo(1);
        assertThat(predictions.rank(0, Emotion.NEUTRAL)).isEqualTo(6);
    }

    @Test
    void atTemperature_isTheSoftmaxOfTheDividedLogits() {
        double[] logits = {1, -2, 0.5, 3, 0, -1, 2};
        Predictions scaled = Predictions.of(softmax(logits, 1)).atTemperature(1.7);
        float[] expected = softmax(logits, 1.7);
        for (Emotion emotion : Emotion.values()) {
            assertThat(scaled.probability(0, emotion)).isCloseTo(expected[emotion.label()], within(1e-6f));
        }
    }

    @Test
    void atTemperature_certainFace_staysCertain() {
        float[] certain = {0, 0, 1, 0, 0, 0, 0};
        assertThat(Predictions.of(certain).atTemperature(3).row(0)).containsExactly(certain);
    }

    @Test
    void fit_logitsThatAreScaled_findsTheFactor() {
        RandomGenerator random = new RandomStreams(5).stream("logits");
        float[] values = new float[7 * 20_000];
        List<Emotion> labels = new ArrayList<>();
        for (int face = 0; face < 20_000; face++) {
            double[] logits = random.doubles(7, -2, 2).toArray();
            labels.add(drawn(softmax(logits, 1), random.nextDouble()));
            System.arraycopy(softmax(logits, 1 / 2.5), 0, values, 7 * face, 7);
        }
        Predictions overconfident = Predictions.of(values);
        double temperature = Temperature.fit(overconfident, labels);

        assertThat(temperature).isCloseTo(2.5, within(0.08));
        assertThat(Calibration.of(overconfident, labels).expectedError()).isGreaterThan(0.2);
        assertThat(Calibration.of(overconfident.atTemperature(temperature), labels)
                        .expectedError())
                .isLessThan(0.02);
    }

    @Test
    void expectedError_byHand_isTheMeanDistance() {
        float[] values = {0.9f, 0.1f, 0, 0, 0, 0, 0, 0.9f, 0.1f, 0, 0, 0, 0, 0, 0.6f, 0.4f, 0, 0, 0, 0, 0};
        Calibration calibration =
                Calibration.of(Predictions.of(values), List.of(Emotion.ANGRY, Emotion.DISGUST, Emotion.ANGRY));

        assertThat(calibration.expectedError()).isCloseTo((2 * 0.4 + 0.4) / 3, within(1e-6));
        assertThat(calibration.bins().stream().mapToLong(Calibration.Bin::count).sum())
                .isEqualTo(3);
    }

    @Test
    void bootstrap_sameSeed_givesTheIntervalThatTheoryExpects() {
        int faces = 2000;
        float[] values = new float[7 * faces];
        List<Emotion> labels = new ArrayList<>();
        for (int i = 0; i < faces; i++) {
            values[7 * i + (i % 4 == 0 ? 1 : 0)] = 1;
            labels.add(Emotion.ANGRY);
        }
        Predictions predictions = Predictions.of(values);
        Interval interval = new Bootstrap(predictions, labels, 1).interval(Evaluation::accuracy);
        double halfWidth = 1.96 * Math.sqrt(0.75 * 0.25 / faces);

        assertThat(interval.low()).isCloseTo(0.75 - halfWidth, within(0.003));
        assertThat(interval.high()).isCloseTo(0.75 + halfWidth, within(0.003));
        assertThat(new Bootstrap(predictions, labels, 1).interval(Evaluation::accuracy))
                .isEqualTo(interval);
        assertThat(new Bootstrap(predictions, labels, 2).interval(Evaluation::accuracy))
                .isNotEqualTo(interval);
    }

    private static Emotion drawn(float[] probabilities, double uniform) {
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            sum += probabilities[i];
            if (uniform < sum) {
                return Emotion.ofLabel(i);
            }
        }
        return Emotion.NEUTRAL;
    }

    private static float[] softmax(double[] logits, double temperature) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit / temperature);
        }
        float[] probabilities = new float[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = (float) (Math.exp(logits[i] / temperature) / sum);
        }
        return probabilities;
    }
}
