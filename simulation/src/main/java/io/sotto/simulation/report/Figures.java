package io.sotto.simulation.report;

import io.sotto.model.Emotion;
import io.sotto.model.evaluate.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as the summary's JSON has it.
 *
 * @param recall by the class's word; null for a class without faces
 * @param confusion {@code [truth][prediction]}, how many faces
 */
public record Figures(
        long faces,
        double accuracy,
        double macroF1,
        double crossEntropy,
        Map<String, @Nullable Double> recall,
        List<List<Long>> confusion) {

    /** @param evaluation of 1 or more faces */
    public static Figures of(Evaluation evaluation) {
        Map<String, @Nullable Double> recall = new LinkedHashMap<>();
        for (Emotion emotion : Emotion.values()) {
            recall.put(emotion.word(), evaluation.count(emotion) == 0 ? null : evaluation.recall(emotion));
        }
        List<List<Long>> confusion = Arrays.stream(Emotion.values())
                .map(truth -> Arrays.stream(Emotion.values())
                        .map(prediction -> evaluation.confusion(truth, prediction))
                        .toList())
                .toList();
        return new Figures(
                evaluation.count(),
                evaluation.accuracy(),
                evaluation.macroF1(),
                evaluation.meanCrossEntropy(),
                recall,
                confusion);
    }
}
