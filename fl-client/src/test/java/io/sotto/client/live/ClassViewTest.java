package io.sotto.client.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassViewTest {
    private final Prediction prediction = Prediction.of(0.1f, 0.05f, 0.15f, 0.3f, 0.2f, 0.08f, 0.12f);

    @Test
    void bars_anyNumberOfClasses_addUpToOne() {
        for (int classes : new int[] {7, 5, 4}) {
            List<ClassView.Bar> bars = ClassView.of(classes).bars(prediction, Map.of());

            assertThat(bars).hasSize(classes);
            assertThat(bars.stream().mapToDouble(ClassView.Bar::probability).sum())
                    .isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void bars_five_joinAngerWithDisgustAndSurpriseWithFear() {
        List<ClassView.Bar> bars = ClassView.of(5).bars(prediction, Map.of(Emotion.ANGRY, "cross"));

        assertThat(bars.get(0)).isEqualTo(new ClassView.Bar(Emotion.ANGRY, "cross", 0.1f + 0.05f));
        assertThat(bars.stream().map(ClassView.Bar::name))
                .containsExactly("cross", "happy", "sad", "surprise", "neutral");
        assertThat(bars.get(3).probability()).isCloseTo(0.23f, within(1e-6f));
    }

    @Test
    void of_sixClasses_isRefused() {
        assertThatThrownBy(() -> ClassView.of(6)).hasMessage("6 classes: expected 7, 5 or 4");
    }
}
