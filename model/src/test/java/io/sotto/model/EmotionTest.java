package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmotionTest {
    @ParameterizedTest
    @CsvSource({"0,ANGRY", "1,DISGUST", "2,FEAR", "3,HAPPY", "4,SAD", "5,SURPRISE", "6,NEUTRAL"})
    void ofLabel_fer2013sLabels_areThisOrder(int label, Emotion emotion) {
        assertThat(Emotion.ofLabel(label)).isEqualTo(emotion);
        assertThat(emotion.label()).isEqualTo(label);
        assertThat(Emotion.ofName(emotion.word())).isEqualTo(emotion);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7, 255})
    void ofLabel_anyOther_isRefused(int label) {
        assertThatThrownBy(() -> Emotion.ofLabel(label)).hasMessage("label %d: expected 0 to 6", label);
    }

    @ParameterizedTest
    @CsvSource({"Anger,ANGRY", "happiness,HAPPY", "' SAD ',SAD", "surprised,SURPRISE", "Fearful,FEAR"})
    void ofName_formsInUse_areUnderstood(String name, Emotion emotion) {
        assertThat(Emotion.ofName(name)).isEqualTo(emotion);
    }

    @Test
    void ofName_anyOther_isRefusedByName() {
        assertThatThrownBy(() -> Emotion.ofName("contempt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'contempt'")
                .hasMessageContaining("angry, disgust, fear, happy, sad, surprise, neutral");
    }
}
