package io.sotto.model.predict;

import io.sotto.model.ClassMap;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceImage;
import io.sotto.model.Prediction;
import io.sotto.model.evaluate.Predictions;
import io.sotto.model.evaluate.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the model says of a subject.
 *
 * @param prediction at the model's temperature; empty if there is no face
 */
public record Answer(Subject subject, Optional<Prediction> prediction) {
    private static final int BATCH_SIZE = 64;

    /**
     * Asks about all subjects with a face.
     *
     * @param temperature of the model, 1 if it has none
     * @param classes to answer in
     * @return one answer a subject, in order
     */
    public static List<Answer> of(EmotionModel model, double temperature, ClassMap classes, List<Subject> subjects) {
        List<FaceImage> faces =
                subjects.stream().flatMap(subject -> subject.face().stream()).toList();
        Predictions predictions = new Predictor(BATCH_SIZE)
                .predict(model, faces)
                .atTemperature(temperature)
                .merged(classes);
        List<Answer> answers = new ArrayList<>();
        int next = 0;
        for (Subject subject : subjects) {
            answers.add(new Answer(
                    subject,
                    subject.face().isPresent()
                            ? Optional.of(Prediction.of(predictions.row(next++)))
                            : Optional.empty()));
        }
        return answers;
    }
}
