package io.sotto.model.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.Usage;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.evaluate.EvaluationTable;
import io.sotto.model.evaluate.Evaluator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model made of the test faces of a data set.
 *
 * @param network the network's name
 * @param parametersSha256 names the parameters
 * @param dataOrigin where the faces are from
 * @param dataSha256 names the faces
 * @param engine what ran the network
 * @param evaluations by the name of the faces, of those that the data has
 */
record EvaluationReport(
        String network,
        String parametersSha256,
        String dataOrigin,
        String dataSha256,
        String engine,
        Map<String, Evaluation> evaluations) {
    /** PrivateTest's faces that stand neither in Training nor in PublicTest. */
    static final String WITHOUT_DUPLICATES = "PrivateTestWithoutDuplicates";

    private static final int BATCH_SIZE = 64;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @throws InvalidInputException if the data has no face to evaluate on */
    static void requireTestFaces(FaceData data) {
        if (testFaces(data).isEmpty()) {
            throw new InvalidInputException(
                    "%s: expected labelled faces for PublicTest or PrivateTest, found none".formatted(data));
        }
    }

    static EvaluationReport of(EmotionModel model, TrainedModel trained, FaceData data, String engine) {
        Evaluator evaluator = new Evaluator(BATCH_SIZE);
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        testFaces(data).forEach((name, faces) -> evaluations.put(name, evaluator.evaluate(model, faces)));
        return new EvaluationReport(
                trained.network().name(),
                trained.parameters().sha256().hex(),
                data.origin(),
                data.sha256().hex(),
                engine,
                evaluations);
    }

    /** For people: a table for each set of faces. */
    String toText() {
        StringBuilder text = new StringBuilder();
        text.append("%s, parameters %s%nfaces: %s, %s%nengine: %s%n"
                .formatted(network, parametersSha256, dataOrigin, dataSha256, engine));
        evaluations.forEach((name, evaluation) ->
                text.append(System.lineSeparator()).append(EvaluationTable.render(name, evaluation)));
        return text.toString();
    }

    /** For programs: the same as JSON. */
    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network", network);
        json.put("parametersSha256", parametersSha256);
        json.put("dataOrigin", dataOrigin);
        json.put("dataSha256", dataSha256);
        json.put("engine", engine);
        Map<String, Object> figures = new LinkedHashMap<>();
        evaluations.forEach((name, evaluation) -> figures.put(name, EvaluationFigures.of(evaluation)));
        json.put("evaluations", figures);
        Map<String, Object> confusion = new LinkedHashMap<>();
        evaluations.forEach((name, evaluation) -> confusion.put(name, evaluation.confusion()));
        json.put("confusion", confusion);
        try {
            return JSON.writeValueAsString(json) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers are JSON", e);
        }
    }

    private static Map<String, FaceSet> testFaces(FaceData data) {
        Map<String, FaceSet> faces = new LinkedHashMap<>();
        faces.put(Usage.PUBLIC_TEST.word(), data.faces(Usage.PUBLIC_TEST));
        faces.put(Usage.PRIVATE_TEST.word(), data.faces(Usage.PRIVATE_TEST));
        faces.put(WITHOUT_DUPLICATES, data.privateTestWithoutDuplicates());
        faces.values().removeIf(FaceSet::isEmpty);
        return faces;
    }
}
