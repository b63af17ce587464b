package io.sotto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.evaluate.Predictions;
import io.sotto.model.train.TrainingFaces;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClassMapTest {
    @ParameterizedTest
    @CsvSource({
        "seven, 'angry, disgust, fear, happy, sad, surprise, neutral'",
        "five, 'angry+disgust, happy, sad, fear+surprise, neutral'",
        "four, 'angry+disgust+fear, happy+surprise, sad, neutral'"
    })
    void classes_eachMap_areNamedByTheirEmotions(String word, String names) {
        ClassMap map = ClassMap.ofWord(word);

        assertThat(String.join(", ", map.classes().stream().map(map::word).toList()))
                .isEqualTo(names);
        assertThat(map.count()).isEqualTo(names.split(",").length);
    }

    @ParameterizedTest
    @EnumSource(ClassMap.class)
    void merge_anyEmotion_givesOneThatStandsForItself(ClassMap map) {
        for (Emotion emotion : Emotion.values()) {
            assertThat(map.merge(map.merge(emotion)))
                    .isEqualTo(map.merge(emotion))
                    .isIn(map.classes());
        }
    }

    @Test
    void merged_predictionsAndFaces_addUpInOnePlace() {
        Predictions merged = Predictions.of(new float[] {0.1f, 0.2f, 0.3f, 0.05f, 0.15f, 0.1f, 0.1f})
                .merged(ClassMap.FOUR);
        FaceImage image = FaceImage.of(new byte[FaceImage.PIXELS]);
        FaceSet faces = new FaceSet(Collections.nCopies(7, image), Arrays.asList(Emotion.values()));

        assertThat(merged.row(0)).containsExactly(0.1f + 0.2f + 0.3f, 0, 0, 0.05f + 0.1f, 0.15f, 0, 0.1f);
        assertThat(faces.merged(ClassMap.FOUR).countsByLabel()).containsExactly(3, 0, 0, 2, 1, 0, 1);
        assertThat(TrainingFaces.of(List.of(image), List.of(new float[] {.3f, 0, .3f, .4f, 0, 0, 0}))
                        .merged(ClassMap.FOUR)
                        .label(0))
                .isEqualTo(Emotion.ANGRY);
    }

    @Test
    void ofWord_unknown_isRefused() {
        assertThatThrownBy(() -> ClassMap.ofWord("six")).hasMessage("classes 'six': expected seven, five or four");
    }
}
