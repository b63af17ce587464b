package io.sotto.model.artifact;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.Usage;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.evaluate.Predictions;
import io.sotto.model.evaluate.Predictor;
import io.sotto.model.evaluate.Temperature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Makes of a training's model the one that is given away: parameters in half precision, a temperature that was fitted on
 * PublicTest with them, and the history, in which a path on the training machine becomes a bare file name.
 *
 * @param model what to write, with {@link Encoding#FLOAT16}
 * @param before on PublicTest, as it was trained
 * @param after on PublicTest, as it is written
 */
public record Packing(TrainedModel model, Evaluation before, Evaluation after) {
    private static final int BATCH_SIZE = 64;

    /**
     * @param network runs the trained model's network; its parameters are changed
     * @param data has labelled faces for PublicTest; PrivateTest's figures are taken where it has those, too
     * @throws io.sotto.model.InvalidInputException if the data has no face for PublicTest
     */
    public static Packing of(EmotionModel network, TrainedModel trained, FaceData data) {
        FaceSet faces =
                data.requireFaces(Usage.PUBLIC_TEST).merged(trained.network().classes());
        Predictor predictor = new Predictor(BATCH_SIZE);
        network.load(trained.parameters());
        Evaluation before = Evaluation.of(predictor.predict(network, faces.images()), faces.labels());
        network.load(HalfPrecision.round(trained.parameters()));
        Predictions packed = predictor.predict(network, faces.images());
        Evaluation after = Evaluation.of(packed, faces.labels());
        Map<String, EvaluationFigures> figures = new LinkedHashMap<>();
        figures.put(Usage.PUBLIC_TEST.word(), EvaluationFigures.of(after));
        FaceSet reported =
                data.faces(Usage.PRIVATE_TEST).merged(trained.network().classes());
        if (!reported.isEmpty()) {
            Predictions last = predictor.predict(network, reported.images());
            figures.put(Usage.PRIVATE_TEST.word(), EvaluationFigures.of(Evaluation.of(last, reported.labels())));
        }
        TrainedModel model = new TrainedModel(
                trained.network(),
                HalfPrecision.round(trained.parameters()),
                OptionalDouble.of(Temperature.fit(packed, faces.labels())),
                history(trained.provenance(), figures));
        return new Packing(model, before, after);
    }

    private static Provenance history(Provenance training, Map<String, EvaluationFigures> figures) {
        return new Provenance(
                training.dataSha256(),
                String.valueOf(Path.of(training.dataOrigin()).getFileName()),
                training.settings(),
                training.rounds(),
                training.engine(),
                training.sottoVersion(),
                training.createdAt(),
                figures);
    }
}
