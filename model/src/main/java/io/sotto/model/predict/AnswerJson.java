package io.sotto.model.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.Prediction;
import io.sotto.model.artifact.TrainedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers for programs: which model, and for each subject its emotion and all probabilities, the most probable first. */
public final class AnswerJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AnswerJson() {}

    /** One JSON object, with a line's end; a subject without a face has {@code "face": false} and no emotion. */
    public static String render(TrainedModel model, ClassMap classes, List<Answer> answers) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network", model.network().name());
        json.put("parametersSha256", model.parameters().sha256().hex());
        json.put("temperature", model.temperature().orElse(1));
        List<Object> predictions = new ArrayList<>();
        answers.forEach(answer -> predictions.add(entry(answer, classes)));
        json.put("predictions", predictions);
        try {
            return JSON.writeValueAsString(json) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers are JSON", e);
        }
    }

    private static Map<String, Object> entry(Answer answer, ClassMap classes) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("source", answer.subject().name());
        entry.put("face", answer.prediction().isPresent());
        answer.prediction().ifPresent(prediction -> {
            entry.put("emotion", classes.word(prediction.top()));
            entry.put("probabilities", probabilities(prediction, classes));
        });
        return entry;
    }

    private static Map<String, Float> probabilities(Prediction prediction, ClassMap classes) {
        Map<String, Float> probabilities = new LinkedHashMap<>();
        for (Emotion emotion : prediction.ranked()) {
            if (classes.merge(emotion) == emotion) {
                probabilities.put(classes.word(emotion), prediction.probability(emotion));
            }
        }
        return probabilities;
    }
}
