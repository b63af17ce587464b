package io.sotto.model.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.model.evaluate.Interval;
import io.sotto.model.evaluate.Measures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A report for programs: under {@code evaluations} a block for each test set, in which {@code flipAveraged} repeats the
 * figures with each face looked at twice. Shares run from 0 to 1; intervals are 95 %, by bootstrap.
 */
public final class ReportJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    /** One JSON object, with a line's end. */
    public static String render(ModelReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network", report.trained().network().name());
        json.put("parametersSha256", report.trained().parameters().sha256().hex());
        json.put("dataOrigin", report.dataOrigin());
        json.put("dataSha256", report.dataSha256());
        json.put("engine", report.engine());
        json.put("temperature", report.temperature());
        json.put(
                "classes",
                report.classes().classes().stream().map(report.classes()::word).toList());
        json.put("temperatureFrom", report.temperatureIsTheModels() ? "model file" : "fitted on PublicTest now");
        Map<String, Object> blocks = new LinkedHashMap<>();
        report.splits().forEach(split -> blocks.put(split.name(), block(split, report.classes())));
        json.put("evaluations", blocks);
        try {
            return JSON.writeValueAsString(json) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers are JSON", e);
        }
    }

    private static Map<String, Object> block(SplitReport split, ClassMap classes) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("description", split.description());
        block.putAll(figures(split.plain(), classes));
        block.put("flipAveraged", figures(split.mirrored(), classes));
        return block;
    }

    private static Map<String, Object> figures(Measures measures, ClassMap classes) {
        Evaluation evaluation = measures.evaluation();
        EvaluationFigures plain = EvaluationFigures.of(evaluation);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("faces", plain.faces());
        figures.put("accuracy", plain.accuracy());
        figures.put("accuracyInterval", pair(measures.accuracyInterval()));
        figures.put("macroF1", plain.macroF1());
        figures.put("macroF1Interval", pair(measures.macroF1Interval()));
        figures.put("topTwo", measures.topTwo());
        figures.put("meanCrossEntropy", plain.meanCrossEntropy());
        figures.put("calibrationError", measures.calibration().expectedError());
        figures.put(
                "calibrationErrorAtTemperature", measures.scaledCalibration().expectedError());
        figures.put("recall", byClass(evaluation::count, evaluation::recall, classes));
        figures.put("precision", byClass(evaluation::predicted, evaluation::precision, classes));
        figures.put("confusion", confusion(evaluation, classes));
        return figures;
    }

    /** By the class's name; a class without faces, or for which no face was taken, has no such figure. */
    private static Map<String, Double> byClass(
            ToLongFunction<Emotion> count, ToDoubleFunction<Emotion> figure, ClassMap classes) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Emotion emotion : classes.classes()) {
            if (count.applyAsLong(emotion) > 0) {
                figures.put(classes.word(emotion), figure.applyAsDouble(emotion));
            }
        }
        return figures;
    }

    /** A row a true class, a column a predicted one. */
    private static List<List<Long>> confusion(Evaluation evaluation, ClassMap classes) {
        return classes.classes().stream()
                .map(label -> classes.classes().stream()
                        .map(predicted -> evaluation.confusion(label, predicted))
                        .toList())
                .toList();
    }

    private static List<Double> pair(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
