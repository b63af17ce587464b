package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PredictionTest {
    @Test
    void ranked_sevenProbabilities_startsWithTheMostProbable() {
        Prediction prediction = Prediction.of(.1f, .05f, .05f, .4f, .1f, .2f, .1f);

        assertThat(prediction.ranked())
                .containsExactly(
                        Emotion.HAPPY,
                        Emotion.SURPRISE,
                        Emotion.ANGRY,
                        Emotion.SAD,
                        Emotion.NEUTRAL,
                        Emotion.DISGUST,
                        Emotion.FEAR);
        assertThat(prediction.top()).isEqualTo(Emotion.HAPPY);
        assertThat(prediction.probability(Emotion.SURPRISE)).isEqualTo(.2f);
        assertThat(prediction).hasToString("Prediction[happy 0.400]");
    }

    @Test
    void top_equalProbabilities_isTheLowestLabel() {
        assertThat(Prediction.of(0, .5f, 0, .5f, 0, 0, 0).top()).isEqualTo(Emotion.DISGUST);
    }

    @Test
    void of_roundedJustAboveOne_isAccepted() {
        assertThat(Prediction.of(0, 0, 0, Math.nextUp(1f), 0, 0, 0).top()).isEqualTo(Emotion.HAPPY);
    }

    @Test
    void of_notADistribution_isRefused() {
        assertThatThrownBy(() -> Prediction.of(.5f, .5f)).hasMessageContaining("2 probabilities");
        assertThatThrownBy(() -> Prediction.of(.5f, 0, 0, 0, 0, 0, 0)).hasMessageContaining("sum 0.5000");
        assertThatThrownBy(() -> Prediction.of(Float.NaN, 0, 0, 0, 0, 0, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Prediction.of(-.5f, 1.5f, 0, 0, 0, 0, 0)).hasMessageContaining("expected 0 to 1");
    }
}
