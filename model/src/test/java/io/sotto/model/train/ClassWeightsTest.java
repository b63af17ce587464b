package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightsTest {
    /** Six happy, two sad, one angry, one disgusted. */
    private static final TrainingFaces FACES = TrainingFaces.of(new FaceSet(
            Collections.nCopies(10, FaceImage.of(new byte[FaceImage.PIXELS])),
            List.of(
                    Emotion.HAPPY,
                    Emotion.HAPPY,
                    Emotion.HAPPY,
                    Emotion.HAPPY,
                    Emotion.HAPPY,
                    Emotion.HAPPY,
                    Emotion.SAD,
                    Emotion.SAD,
                    Emotion.ANGRY,
                    Emotion.DISGUST)));

    @Test
    void balanced_eachClassCountsTheSame_andAFaceOneInTheMean() {
        List<Double> weights = ClassWeights.parse("balanced").of(FACES);

        assertThat(6 * weights.get(3)).isCloseTo(2.5, within(1e-12));
        assertThat(2 * weights.get(4)).isCloseTo(2.5, within(1e-12));
        assertThat(weights.get(1)).isCloseTo(2.5, within(1e-12));
        assertThat(weights.get(2)).isEqualTo(1);
        assertThat(ClassWeights.parse("balanced")
                        .of(FACES.merged(ClassMap.FIVE))
                        .get(0))
                .isCloseTo(10 / 3.0 / 2, within(1e-12));
    }

    @Test
    void given_someClasses_leaveTheOthersAtOne() {
        assertThat(ClassWeights.parse("disgust=4,fear=1.5").of(FACES))
                .containsExactly(1.0, 4.0, 1.5, 1.0, 1.0, 1.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "balance", "disgust", "disgust=", "disgust=x", "joyful=2", "fear=1,fear=2", "fear=1,"})
    void parse_anythingElse_isRefused(String words) {
        assertThatThrownBy(() -> ClassWeights.parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("class weights '%s': expected balanced, or such as", words);
    }

    @Test
    void of_weightOfAMergedClass_isRefused() {
        assertThatThrownBy(() -> ClassWeights.parse("disgust=2").of(FACES.merged(ClassMap.FIVE)))
                .hasMessage("class weight of disgust: expected one of [angry, happy, sad, surprise, neutral]");
    }
}
