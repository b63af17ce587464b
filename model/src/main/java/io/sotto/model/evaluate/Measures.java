package io.sotto.model.evaluate;

import io.sotto.model.Emotion;
import java.util.List;

/**
 * Everything that is said about one model's predictions for one set of faces.
 *
 * @param evaluation of the predictions as the model gave them
 * @param topTwo share of faces whose class is one of the two most probable, 0 to 1
 * @param calibration of the predictions as the model gave them
 * @param scaledCalibration of the predictions at the model's temperature
 * @param accuracyInterval 95 %, by bootstrap
 * @param macroF1Interval 95 %, by bootstrap
 */
public record Measures(
        Evaluation evaluation,
        double topTwo,
        Calibration calibration,
        Calibration scaledCalibration,
        Interval accuracyInterval,
        Interval macroF1Interval) {
    private static final long SEED = 2013;

    /**
     * @param scaled the same predictions at the model's temperature
     * @param labels one for each prediction; at least one
     */
    public static Measures of(Predictions predictions, Predictions scaled, List<Emotion> labels) {
        Bootstrap bootstrap = new Bootstrap(predictions, labels, SEED);
        return new Measures(
                Evaluation.of(predictions, labels),
                topTwo(predictions, labels),
                Calibration.of(predictions, labels),
                Calibration.of(scaled, labels),
                bootstrap.interval(Evaluation::accuracy),
                bootstrap.interval(Evaluation::macroF1));
    }

    private static double topTwo(Predictions predictions, List<Emotion> labels) {
        int found = 0;
        for (int i = 0; i < labels.size(); i++) {
            found += predictions.rank(i, labels.get(i)) < 2 ? 1 : 0;
        }
        return (double) found / labels.size();
    }
}
