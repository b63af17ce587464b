package io.sotto.client.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MoodTest {
    @Test
    void of_certainPrediction_isThatEmotionsMood() {
        for (Emotion emotion : Emotion.values()) {
            float[] probabilities = new float[Emotion.COUNT];
            probabilities[emotion.label()] = 1;

            assertThat(Mood.of(Prediction.of(probabilities))).isEqualTo(Mood.of(emotion));
        }
    }

    @Test
    void of_halfHappyHalfNeutral_isHalfWay() {
        Mood mood = Mood.of(Prediction.of(0, 0, 0, 0.5f, 0, 0, 0.5f));

        assertThat(mood.valence()).isCloseTo(Mood.of(Emotion.HAPPY).valence() / 2, within(1e-9));
        assertThat(mood.arousal()).isCloseTo(Mood.of(Emotion.HAPPY).arousal() / 2, within(1e-9));
    }

    @Test
    void of_probabilitiesThatAddUpToSlightlyMore_staysInRange() {
        assertThat(Mood.of(Prediction.of(0, 0, 0, 0.9999f, 0, 0, 0.0005f)).valence())
                .isBetween(-1.0, 1.0);
    }

    @Test
    void of_emotions_haveTheExpectedSigns() {
        assertThat(Mood.of(Emotion.HAPPY).valence()).isGreaterThan(0.9);
        assertThat(Mood.of(Emotion.SAD)).matches(mood -> mood.valence() < -0.8 && mood.arousal() < -0.4);
        assertThat(Arrays.asList(Emotion.ANGRY, Emotion.FEAR, Emotion.SURPRISE))
                .allMatch(emotion -> Mood.of(emotion).arousal() > 0.85);
        assertThat(Mood.of(Emotion.NEUTRAL)).isEqualTo(new Mood(0, 0));
    }

    @Test
    void word_aroundTheCircle_namesEveryEighth() {
        assertThat(new Mood(0.9, 0.1).word()).isEqualTo("joyful");
        assertThat(new Mood(0.7, 0.7).word()).isEqualTo("exuberant");
        assertThat(new Mood(-0.1, 0.9).word()).isEqualTo("rousing");
        assertThat(new Mood(-0.7, 0.7).word()).isEqualTo("stormy");
        assertThat(new Mood(-0.9, -0.05).word()).isEqualTo("bleak");
        assertThat(new Mood(-0.6, -0.6).word()).isEqualTo("melancholy");
        assertThat(new Mood(0.1, -0.9).word()).isEqualTo("drowsy");
        assertThat(new Mood(0.6, -0.6).word()).isEqualTo("serene");
        assertThat(new Mood(0.1, -0.1).word()).isEqualTo("plain");
    }

    @Test
    void mood_outsideThePlane_isRefused() {
        assertThatThrownBy(() -> new Mood(1.5, 0)).hasMessage("valence 1.5: expected -1 to 1");
        assertThatThrownBy(() -> new Mood(0, Double.NaN)).hasMessage("arousal NaN: expected -1 to 1");
    }
}
