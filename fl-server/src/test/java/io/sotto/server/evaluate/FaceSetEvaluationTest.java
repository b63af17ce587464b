package io.sotto.server.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceSetEvaluationTest {
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.NONE);

    @Test
    void evaluate_modelsThatAlwaysSayTheSame_givesTheShareOfThatClass() {
        List<Emotion> labels = new ArrayList<>();
        List<FaceImage> images = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            labels.add(i < 14 ? Emotion.HAPPY : Emotion.SAD);
            images.add(FaceImage.of(new byte[FaceImage.PIXELS]));
        }
        try (FaceSetEvaluation evaluation =
                new FaceSetEvaluation(Engines.select(EngineChoice.AUTO), NETWORK, new FaceSet(images, labels))) {
            EvaluationFigures happy =
                    evaluation.evaluate(alwaysSaying(Emotion.HAPPY)).orElseThrow();
            EvaluationFigures sad =
                    evaluation.evaluate(alwaysSaying(Emotion.SAD)).orElseThrow();

            assertThat(happy.faces()).isEqualTo(70);
            assertThat(happy.accuracy()).isEqualTo(0.2, within(1e-9));
            assertThat(sad.accuracy()).isEqualTo(0.8, within(1e-9));
            assertThat(sad.meanCrossEntropy()).isLessThan(happy.meanCrossEntropy());
        }
    }

    @Test
    void evaluate_withoutFaces_givesNothing() {
        try (ModelEvaluation evaluation = ModelEvaluation.none()) {
            assertThat(evaluation.evaluate(alwaysSaying(Emotion.HAPPY))).isEmpty();
        }
    }

    /** Zero weights, and a bias for one class in the last layer. */
    private static ParameterVector alwaysSaying(Emotion emotion) {
        ParameterLayout layout = NETWORK.layout();
        float[] values = new float[layout.length()];
        ParameterLayout.Entry bias = layout.entries().get(layout.entries().size() - 1);
        assertThat(bias.length()).isEqualTo(Emotion.COUNT);
        values[bias.offset() + emotion.label()] = 5;
        return ParameterVector.of(layout, values);
    }
}
