package io.sotto.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.SoftmaxModel;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.train.LocalTrainer;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final FaceSet FACES = SyntheticFaces.faces(50, new RandomStreams(1).stream("faces"));

    @Test
    void evaluate_untrainedModel_isAsGoodAsChance() {
        try (SoftmaxModel model = new SoftmaxModel()) {
            Evaluation evaluation = new Evaluator(16).evaluate(model, FACES);

            assertThat(evaluation.count()).isEqualTo(50);
            assertThat(evaluation.meanCrossEntropy()).isCloseTo(Math.log(7), within(1e-6));
            assertThat(evaluation.accuracy()).isEqualTo(8 / 50.0);
        }
    }

    @Test
    void evaluate_anyBatchSize_givesTheSameFigures() {
        try (SoftmaxModel model = trained()) {
            Evaluation whole = new Evaluator(50).evaluate(model, FACES);

            assertThat(new Evaluator(1).evaluate(model, FACES)).isEqualTo(whole);
            assertThat(new Evaluator(16).evaluate(model, FACES)).isEqualTo(whole);
            assertThat(whole.accuracy()).isGreaterThan(0.9);
        }
    }

    @Test
    void evaluate_noFace_countsNothing() {
        try (SoftmaxModel model = new SoftmaxModel()) {
            assertThat(new Evaluator(8)
                            .evaluate(model, new FaceSet(List.of(), List.of()))
                            .count())
                    .isZero();
        }
    }

    private static SoftmaxModel trained() {
        SoftmaxModel model = new SoftmaxModel();
        TrainingPlan plan = new TrainingPlan(30, 10, 0.01, 0, false, new Optimiser.Sgd(0, 0));
        new LocalTrainer(plan).train(model, FACES, new RandomStreams(2).stream("order"));
        return model;
    }
}
