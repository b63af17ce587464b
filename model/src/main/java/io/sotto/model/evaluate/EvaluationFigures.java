package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An evaluation's figures as plain numbers, for files and programs. Shares run from 0 to 1.
 *
 * @param faces how many faces were looked at
 * @param meanCrossEntropy in nats
 * @param recall by the class's word, in the order of labels; a class without faces has none
 */
public record EvaluationFigures(
        long faces, double accuracy, double macroF1, double meanCrossEntropy, Map<String, Double> recall) {
    public EvaluationFigures {
        recall = Collections.unmodifiableMap(new LinkedHashMap<>(recall));
    }

    public static EvaluationFigures of(Evaluation evaluation) {
        Map<String, Double> recall = new LinkedHashMap<>();
        for (Emotion label : Emotion.values()) {
            if (evaluation.count(label) > 0) {
                recall.put(label.word(), evaluation.recall(label));
            }
        }
        return new EvaluationFigures(
                evaluation.count(), evaluation.accuracy(), evaluation.macroF1(), evaluation.meanCrossEntropy(), recall);
    }
}
